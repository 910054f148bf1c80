package import Calendrier

/// All that is written of a measure.
package struct MesureFiche: Sendable, Equatable {
    package var sorte: SorteMesure
    package var par: Proposant
    package var etat: EtatMesure
    package var demandeeLe: DateCivile?
    package var decideeLe: DateCivile?
    package var relance: DateCivile?
    package var du: DateCivile?
    package var au: DateCivile?
    package var quotite: Int?
    package var resultat: ResultatMesure?
    /// Sealed.
    package var note: String

    package init(
        _ sorte: SorteMesure, par: Proposant, etat: EtatMesure = .envisagee, demandeeLe: DateCivile? = nil, decideeLe: DateCivile? = nil,
        relance: DateCivile? = nil, du: DateCivile? = nil, au: DateCivile? = nil, quotite: Int? = nil, resultat: ResultatMesure? = nil,
        note: String = ""
    ) {
        self.sorte = sorte
        self.par = par
        self.etat = etat
        self.demandeeLe = demandeeLe
        self.decideeLe = decideeLe
        self.relance = relance
        self.du = du
        self.au = au
        self.quotite = quotite
        self.resultat = resultat
        self.note = note
    }

    /// As it is stored, with its words.
    init(_ m: Mesure, note: String) {
        self.init(
            m.sorte, par: m.par, etat: m.etat, demandeeLe: m.demandeeLe, decideeLe: m.decideeLe, relance: m.relance, du: m.du, au: m.au,
            quotite: m.quotite, resultat: m.resultat, note: note)
    }
}
