internal import Calendrier

/// « 2026-10 », « 2026-T4 », « 2026 » or two dates.
enum PeriodeExport {
    static func lire(_ texte: String) -> Periode? {
        if let mois = Mois(texte) { return mois.periode }
        if let trimestre = Trimestre(texte) { return trimestre.periode }
        guard texte.utf8.count == 4, let annee = Int(texte), (2000...2099).contains(annee) else { return nil }
        return Periode(annee: annee)
    }

    /// « octobre 2026 », « 4e trimestre 2026 », « 2026 », « du 3 au 12 oct. 2026 ».
    static func nommer(_ periode: Periode) -> String {
        let mois = periode.debut.leMois
        if mois.periode == periode { return mois.libelle }
        let trimestre = Trimestre(periode.debut)
        if trimestre.periode == periode { return trimestre.libelle }
        if Periode(annee: mois.annee) == periode { return "\(mois.annee)" }
        return periode.duAu
    }

    /// The months that the period touches.
    static func mois(_ periode: Periode) -> [Mois] {
        (periode.debut.leMois.rang...periode.fin.leMois.rang).map { Mois(rang: $0) }
    }
}
