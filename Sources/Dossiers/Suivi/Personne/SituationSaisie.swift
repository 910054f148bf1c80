import Actes
import Calendrier
import Web

/// The situation as a form: its fields, and what was typed in them. Everything optional.
struct SituationSaisie {
    let situation: Situation
    let fautes: Fautes
    /// Lines of the household offered at once.
    static let lignes = 8

    /// `avant`: what is stored; the links between dossiers are not typed.
    init(_ champs: Champs, avant: Situation) {
        var fautes = Fautes()
        var situation = avant
        func texte(_ nom: String, _ mot: String) -> String {
            let valeur = champs.texte(nom) ?? ""
            if valeur.count > 2_000 { fautes[nom] = "\(mot) : \(valeur.count) signes, et la place est de 2 000." }
            return valeur
        }
        situation.categorie = champs["categorie"].flatMap { Categorie(rawValue: $0) }
        situation.contrat = champs["contrat"].flatMap { ContratTravail(rawValue: $0) }
        situation.tempsPartiel = champs["tempsPartiel"] != nil
        situation.entree = Self.entree(champs, &fautes)
        situation.famille = champs["famille"].flatMap { Famille(rawValue: $0) }
        situation.logement = champs["logement"].flatMap { Logement(rawValue: $0) }
        situation.ressources = champs.all("ressources").compactMap { Ressource(rawValue: $0) }
        situation.reconnaissances = champs.all("reconnaissances").compactMap { Reconnaissance(rawValue: $0) }
        situation.emploi = texte("emploi", "Emploi")
        situation.foyer = texte("foyer", "Foyer")
        situation.sante = texte("sante", "Santé")
        situation.remarqueLogement = texte("remarqueLogement", "Logement")
        situation.membres = Self.membres(champs, &fautes)
        self.situation = situation
        self.fautes = fautes
    }

    private static func entree(_ champs: Champs, _ fautes: inout Fautes) -> String {
        guard let texte = champs.texte("entree") else { return "" }
        let parts = texte.split { !$0.isNumber }.map(String.init)
        let iso =
            parts.count == 1 && parts[0].count == 4
            ? "\(parts[0])-01"
            : parts.count == 2 && parts[0].count == 4
                ? "\(parts[0])-\(parts[1].count == 1 ? "0" : "")\(parts[1])"
                : parts.count == 2 ? "\(parts[1])-\(parts[0].count == 1 ? "0" : "")\(parts[0])" : ""
        guard let jour = DateCivile(iso + "-01"), 1950...DateCivile.aujourdhui().annee ~= jour.annee else {
            fautes["entree"] = "« \(texte) » : écrivez un mois et une année, par exemple 04/2019, ou l'année seule."
            return ""
        }
        return iso
    }

    private static func membres(_ champs: Champs, _ fautes: inout Fautes) -> [Membre] {
        var membres: [Membre] = []
        let annee = DateCivile.aujourdhui().annee
        for rang in 0..<lignes {
            guard let lien = champs["lien\(rang)"].flatMap({ Lien(rawValue: $0) }) else { continue }
            var naissance: Int?
            if let texte = champs.texte("naissance\(rang)") {
                naissance = Int(texte)
                if naissance.map({ annee - 110...annee ~= $0 }) != true {
                    fautes["naissance\(rang)"] = "Foyer, ligne \(rang + 1), « \(texte) » : une année de naissance, par exemple 2015."
                }
            }
            membres.append(Membre(lien, naissance: naissance, aCharge: champs["charge\(rang)"] != nil))
        }
        return membres
    }

    static func emploi(_ s: Saisie, _ i: Situation) -> [any Fragment] {
        [
            s.champ("categorie", "Catégorie", i.categorie?.rawValue, genre: .liste(Categorie.options.facultatif())),
            s.champ("contrat", "Contrat", i.contrat?.rawValue, genre: .liste(ContratTravail.options.facultatif())),
            s.champ("entree", "Dans l'entreprise depuis", i.entree, aide: "Mois et année, ou l'année : 04/2019."),
            s.coche("tempsPartiel", "Temps partiel", i.tempsPartiel),
            s.champ("emploi", "Précisions sur l'emploi", i.emploi, genre: .zone(2)),
        ]
    }

    static func vie(_ s: Saisie, _ i: Situation) -> [any Fragment] {
        [
            s.champ("famille", "Situation familiale", i.famille?.rawValue, genre: .liste(Famille.options.facultatif())),
            s.champ("logement", "Logement", i.logement?.rawValue, genre: .liste(Logement.options.facultatif())),
            s.champ("foyer", "Précisions sur le foyer", i.foyer, genre: .zone(2)),
            s.champ("remarqueLogement", "Précisions sur le logement", i.remarqueLogement, genre: .zone(2)),
        ]
    }

    static func droits(_ s: Saisie, _ i: Situation) -> [any Fragment] {
        [
            s.plusieurs("ressources", "Ressources, sans montant", Ressource.options, i.ressources.map(\.rawValue)),
            s.plusieurs(
                "reconnaissances", "Santé, handicap : ce qui est reconnu", Reconnaissance.options, i.reconnaissances.map(\.rawValue)),
            s.champ(
                "sante", "Précisions utiles au suivi", i.sante, genre: .zone(2),
                aide: "Jamais un diagnostic qui ne sert pas à une démarche."),
        ]
    }
}
