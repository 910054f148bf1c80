import Calendrier
import Foundation
import Partenaires
import Tenancy
import Web

/// `/dossiers/…/ecrits`.
struct EcritsPage: Page {
    static let gabarit = "ecrits"

    let dossier: Dossier
    let ecrits: [Ecrit]
    let modeles: [ModeleCourrier]
    let moi: ID<CompteTag>

    init(dossier: Dossier, ecrits: [Ecrit], modeles: [ModeleCourrier], requete: Requete) {
        self.dossier = dossier
        self.ecrits = ecrits
        self.modeles = modeles
        moi = requete.principal.compte
    }

    var entete: Entete {
        Entete(
            "Écrits, dossier \(dossier.numero)", h1: "Dossier \(dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: dossier.situation,
            donnees: ["nominatif.ecrit"], densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets": DossierOnglets.onglets(dossier, demarches: nil, mien: dossier.referent == moi, courant: .ecrits)
        case "aucun": ecrits.isEmpty
        case "vide": Vide("Aucun écrit", suite: "Un rapport social part de ce que le dossier sait ; une lettre, d'un modèle.")
        case "lignes": ecrits.map(ligne)
        case "ouvert": dossier.estOuvert
        case "chemin": dossier.ref.chemin + "/ecrits"
        case "modele": modele
        case "budget": Case("budget", "Y mettre la synthèse du dernier budget", coche: false)
        default: nil
        }
    }

    private var modele: Balisage {
        let options = modeles.map { modele in
            Option("\(modele.id)", [modele.partenaire?.libelle.capitale, modele.titre].compactMap { $0 }.joined(separator: " · "))
        }
        return Champ("modele", "Modèle", genre: .liste([Option("", "Lettre libre")] + options)).balisage
    }

    private func ligne(_ ecrit: Ecrit) -> Balisage {
        let chemin = "\(dossier.ref.chemin)/ecrits/\(ecrit.id)"
        let badge =
            ecrit.remis
            ? Badge("remis", comme: .tenue) : ecrit.reluLe != nil ? Badge("relu", comme: .publiee) : Badge("brouillon", comme: .due)
        let retrait: Balisage =
            !ecrit.remis && ecrit.auteur == moi && dossier.estOuvert
            ? "<a class=\"b mini\" href=\"\(chemin)/retrait\">Retirer<span class=\"lu\"> : \(ecrit.titre)</span></a>" : ""
        let suite = ecrit.remisLe.map { "\($0.court), \(ecrit.remise?.libelle ?? "")" } ?? ""
        return """
            <tr><th scope="row" data-l="Écrit"><a href="\(chemin)">\(ecrit.titre)</a></th><td data-l="Commencé le">\(ecrit.creeLe.court)</td>\
            <td data-l="État">\(badge)</td><td data-l="Remis">\(suite)</td><td>\(retrait)</td></tr>
            """
    }
}

/// `/dossiers/…/ecrits/nouveau`: whom the letter is for, who signs it.
struct NouvelEcritPage: Page {
    static let gabarit = "nouvel-ecrit"

    let lu: DossierLu
    let modele: ModeleCourrier?
    let partenaires: [FichePartenaire]
    /// The démarche it serves, chosen in advance.
    let demarche: ID<Demarche>?

    private var dossier: Dossier { lu.dossier }
    private var servie: Demarche? { lu.demarches.first { $0.id == demarche } }

    var entete: Entete {
        Entete(
            "Lettre, dossier \(dossier.numero)", h1: modele?.titre ?? "Lettre libre",
            ariane: [
                ("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", dossier.ref.chemin), ("Écrits", dossier.ref.chemin + "/ecrits"),
            ],
            sous: modele.map { "Modèle du \($0.modifieLe), version \($0.version)" }, donnees: ["nominatif.ecrit"], densite: .dense,
            largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "chemin": dossier.ref.chemin + "/ecrits"
        case "modele": modele.map { "\($0.id)" }
        case "corps": modele?.corps
        case "partenaire":
            Champ(
                "partenaire", "À qui", servie?.partenaireId.map { $0.uuidString.lowercased() },
                genre: .liste(partenaires.map { Option("\($0.id)", $0.libelle) }.facultatif("À écrire soi-même")),
                aide: "Les fiches de l'annuaire pour ce modèle ; l'adresse se corrige ensuite.")
        case "signataire":
            Choix(
                "signataire", "Qui signe", [Option("personne", "La personne"), Option("intervenant", "Vous, pour le service")],
                choisi: modele?.signataire.rawValue ?? "personne")
        case "demarche": champDemarche
        case "budget": Case("budget", "Remplir les montants avec le dernier budget", coche: modele?.corps.contains("{{budget") ?? false)
        default: nil
        }
    }

    private var champDemarche: Balisage? {
        guard !lu.demarches.isEmpty else { return nil }
        let options = lu.demarches.map { demarche in
            let objet = lu.objets[demarche.id.rawValue]?.objet ?? ""
            return Option("\(demarche.id)", objet.isEmpty ? demarche.titre : "\(demarche.titre) : \(objet)")
        }
        return Champ(
            "demarche", "Pour quelle démarche", demarche.map { "\($0)" }, genre: .liste(options.facultatif("Aucune")),
            aide: "Son objet et son montant remplissent la lettre."
        ).balisage
    }
}
