package import Actes
package import Calendrier
package import Foundation
package import Tenancy

/// A whole dossier to load at once: for the demonstration provider, whose people are fictive.
package struct DossierSemence: Sendable {
    package var entreprise: ID<EntrepriseTag>
    package var etablissement: UUID
    package var referent: ID<CompteTag>
    /// « 2026-04127 »: year, then 4 to 6 digits.
    package var numero: String
    package var ouvertLe: DateCivile
    package var motif: Motif
    /// nil: still open.
    package var cloture: (le: DateCivile, issue: Issue)?
    package var identite: Identite
    package var entretiens: [EntretienSemence]
    package var demarches: [DemarcheSemence]
    package var rendezVous: [RendezVousSemence]
    package var suivi: SuiviSemence?

    package init(
        entreprise: ID<EntrepriseTag>, etablissement: UUID, referent: ID<CompteTag>, numero: String, ouvertLe: DateCivile, motif: Motif,
        cloture: (le: DateCivile, issue: Issue)? = nil, identite: Identite, entretiens: [EntretienSemence] = [],
        demarches: [DemarcheSemence] = [], rendezVous: [RendezVousSemence] = [], suivi: SuiviSemence? = nil
    ) {
        self.entreprise = entreprise
        self.etablissement = etablissement
        self.referent = referent
        self.numero = numero
        self.ouvertLe = ouvertLe
        self.motif = motif
        self.cloture = cloture
        self.identite = identite
        self.entretiens = entretiens
        self.demarches = demarches
        self.rendezVous = rendezVous
        self.suivi = suivi
    }
}

/// A closed entretien of a `DossierSemence`.
package struct EntretienSemence: Sendable {
    package var codes: Entretien.Codes
    package var note: String?

    package init(_ codes: Entretien.Codes, note: String? = nil) {
        self.codes = codes
        self.note = note
    }
}

/// A démarche of a `DossierSemence`.
package struct DemarcheSemence: Sendable {
    package var nouvelle: DemarcheStore.Fiche
    package var ouverteLe: DateCivile

    package init(_ nouvelle: DemarcheStore.Fiche, ouverteLe: DateCivile) {
        self.nouvelle = nouvelle
        self.ouverteLe = ouverteLe
    }
}

/// A rendez-vous of a `DossierSemence`, in one of the referent's permanences.
package struct RendezVousSemence: Sendable {
    package var permanence: UUID
    package var jour: DateCivile
    package var heure: Heure
    package var nature: Nature
    package var forme: Forme
    package var statut: StatutRendezVous

    package init(permanence: UUID, jour: DateCivile, heure: Heure, nature: Nature, forme: Forme, statut: StatutRendezVous) {
        self.permanence = permanence
        self.jour = jour
        self.heure = heure
        self.nature = nature
        self.forme = forme
        self.statut = statut
    }
}
