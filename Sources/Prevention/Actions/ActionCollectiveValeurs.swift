import Calendrier
import Contrats
import Entreprises
import Permanences
import Tenancy
import Web

/// What a person typed about a collective action, checked.
struct ActionCollectiveValeurs: Sendable {
    let entreprise: EntrepriseID
    let etablissement: ID<Etablissement>?
    let intervenant: ID<IntervenantTag>
    let jour: DateCivile
    let debut: Heure
    let minutes: Int
    let genre: GenreAction
    let theme: String
    let places: Int
    let programme: String
    let projet: ID<Projet>?
    let inscription: Bool

    static let durees = [30, 45, 60, 90, 120, 180, 240, 420]
    static let bornesPlaces = 1...2_000

    /// Nil, with the faults noted, when something must be corrected. `entreprise`: fixed once the action exists.
    init?(_ d: inout Depouillement, entreprise fixe: EntrepriseID?) {
        let entreprise = fixe ?? d.champs["entreprise"].flatMap(EntrepriseID.init)
        if entreprise == nil { d.faute("entreprise", "Choisissez une entreprise.") }
        let etablissement = d.champs.texte("etablissement").map { ID<Etablissement>($0) }
        if let etablissement, etablissement == nil { d.faute("etablissement", "Choisissez un établissement de la liste.") }
        let intervenant = d.champs["intervenant"].flatMap(ID<IntervenantTag>.init)
        if intervenant == nil { d.faute("intervenant", "Choisissez un intervenant.") }
        let genre: GenreAction? = d.choix("genre")
        if genre == nil { d.faute("genre", "Choisissez ce que c'est.") }
        let theme = Self.theme(&d)
        let jour = d.dateRequise("jour", "Donnez le jour : par exemple 24/11/2026.")
        let debut = Self.debut(&d)
        let minutes = d.champs.texte("minutes").flatMap { Int($0) }.flatMap { Self.durees.contains($0) ? $0 : nil }
        if minutes == nil { d.faute("minutes", "Choisissez une durée de la liste.") }
        if d.champs.texte("places") == nil { d.faute("places", "Écrivez le nombre de places.") }
        let places = d.entier("places", Self.bornesPlaces)
        let programme = Self.programme(&d)
        guard let entreprise, let intervenant, let genre, let theme, let jour, let debut, let minutes, let places, d.fautes.isEmpty else {
            return nil
        }
        guard debut.minutes + minutes <= 24 * 60 else {
            d.faute("minutes", "L'action finirait après minuit : choisissez une durée plus courte.")
            return nil
        }
        self.entreprise = entreprise
        self.etablissement = etablissement ?? nil
        self.intervenant = intervenant
        self.jour = jour
        self.debut = debut
        self.minutes = minutes
        self.genre = genre
        self.theme = theme
        self.places = places
        self.programme = programme
        inscription = d.champs["inscription"] != nil
        projet = d.champs.texte("projet").flatMap { ID<Projet>($0) }
    }

    /// At most 2,000 characters; empty is allowed.
    static func programme(_ d: inout Depouillement) -> String {
        let texte = d.texte("programme").replacing("\r\n", with: "\n")
        if texte.unicodeScalars.count > 2_000 {
            d.faute("programme", "Le programme compte au plus 2 000 caractères ; celui-ci en a \(nombre(texte.unicodeScalars.count)).")
        }
        return texte
    }

    /// A subject of 3 to 80 characters; an address or a number would lead to somebody.
    private static func theme(_ d: inout Depouillement) -> String? {
        guard let texte = d.requis("theme", "Écrivez le sujet : par exemple « lire sa fiche de paie ».") else { return nil }
        guard (3...80).contains(texte.unicodeScalars.count) else {
            d.faute("theme", "Le sujet compte de 3 à 80 caractères ; celui-ci en a \(texte.unicodeScalars.count).")
            return nil
        }
        if texte.contains("@") || texte.unicodeScalars.filter({ ("0"..."9").contains($0) }).count > 4 {
            d.faute("theme", "Le sujet est imprimé dans le bilan : ni adresse, ni numéro, ni nom de salarié.")
            return nil
        }
        return texte
    }

    private static func debut(_ d: inout Depouillement) -> Heure? {
        let texte = d.texte("debut")
        let lue = Heure(saisie: texte)
        if lue == nil { d.faute("debut", "« \(texte) » : une heure est attendue, par exemple 14:00.") }
        return lue
    }
}
