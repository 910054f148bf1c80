import Calendrier
import Entreprises
import Tenancy
import Web

/// What was typed of a project, checked.
struct ProjetValeurs: Sendable {
    let entreprise: EntrepriseID
    let titre: String
    let but: String
    let etat: Projet.Etat
    let debut: DateCivile
    let fin: DateCivile?
    let partage: Bool

    /// Nil, with the faults noted, when something must be corrected. `fixe`: the company of an existing project.
    init?(_ d: inout Depouillement, entreprise fixe: EntrepriseID?) {
        let entreprise = fixe ?? d.champs["entreprise"].flatMap(EntrepriseID.init)
        if entreprise == nil { d.faute("entreprise", "Choisissez une entreprise.") }
        let titre = Self.texte(&d, "titre", 3...120, "Écrivez un titre : par exemple « Prévenir l'isolement des équipes de nuit ».")
        let but = Self.texte(&d, "but", 3...1_000, "Écrivez le but, en une ou deux phrases.")
        let etat: Projet.Etat = d.choix("etat") ?? .preparation
        let debut = d.dateRequise("debut", "Donnez le premier jour : par exemple 24/11/2026.")
        let fin = d.date("fin")
        if let debut, let fin, fin < debut { d.faute("fin", "La fin vient avant le début, le \(debut.court).") }
        guard let entreprise, let titre, let but, let debut, d.fautes.isEmpty else { return nil }
        (self.entreprise, self.titre, self.but, self.etat) = (entreprise, titre, but, etat)
        (self.debut, self.fin, partage) = (debut, fin, d.coche("partage"))
    }

    /// A text of so many characters; an address or a telephone number would lead to somebody.
    static func texte(_ d: inout Depouillement, _ champ: String, _ longueur: ClosedRange<Int>, _ absent: String) -> String? {
        guard let texte = d.requis(champ, absent) else { return nil }
        guard longueur.contains(texte.unicodeScalars.count) else {
            d.faute(
                champ,
                "De \(longueur.lowerBound) à \(nombre(longueur.upperBound)) caractères ; ce texte en a \(nombre(texte.unicodeScalars.count))."
            )
            return nil
        }
        if texte.contains("@") {
            d.faute(champ, "Ni adresse, ni numéro, ni nom de salarié : un projet se montre à l'entreprise.")
            return nil
        }
        return texte
    }
}
