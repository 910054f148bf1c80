import Entreprises
import Tenancy
import Web

/// What a social worker ticked.
struct AlerteValeurs: Sendable {
    let entreprise: EntrepriseID
    let etablissement: ID<Etablissement>?
    let risque: AlerteCollective.Risque
    let signes: [AlerteCollective.Signe]
    let niveau: AlerteCollective.Niveau

    /// Nil, with the faults noted, when something must be corrected.
    init?(_ d: inout Depouillement) {
        let entreprise = d.champs["entreprise"].flatMap(EntrepriseID.init)
        if entreprise == nil { d.faute("entreprise", "Choisissez une entreprise.") }
        let risque: AlerteCollective.Risque? = d.choix("risque")
        if risque == nil { d.faute("risque", "Choisissez le risque.") }
        let signes = d.champs.all("signes").compactMap(AlerteCollective.Signe.init(rawValue:))
        if signes.isEmpty { d.faute("signes", "Cochez au moins un signe.") }
        let niveau: AlerteCollective.Niveau? = d.choix("niveau")
        if niveau == nil { d.faute("niveau", "Dites si cela presse.") }
        guard let entreprise, let risque, let niveau, d.fautes.isEmpty else { return nil }
        (self.entreprise, self.risque, self.signes, self.niveau) = (entreprise, risque, signes, niveau)
        etablissement = d.champs.texte("etablissement").flatMap { ID<Etablissement>($0) }
    }
}
