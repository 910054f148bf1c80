/// The hard rules of a placement, with the label of the planning format and the sentence a planner reads.
enum RegleDure: String, CaseIterable {
    case periode, lieuFerie = "lieu ferie", fermeture, intervenanteFeriee = "intervenante feriee", conge, disponibilite, creneau
    case metier = "role"
    case langue, ubiquite, trajetMidi = "trajet midi", salle, maxHebdo = "max hebdo", ecart
}

/// A hard rule that a placement would break: which, and why in French.
struct Manquement: Error, Equatable {
    let regle: RegleDure
    let phrase: String

    init(_ regle: RegleDure, _ phrase: String) {
        self.regle = regle
        self.phrase = phrase
    }
}
