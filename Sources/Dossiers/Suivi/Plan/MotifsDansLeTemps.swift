import Actes
import Calendrier
import Web

/// Motifs of each entretien, oldest first: what the person said, what was understood, and how the two drew apart or together.
struct MotifsDansLeTemps: Fragment {
    private let entretiens: [Entretien]

    /// The last twelve are shown.
    init(_ lu: DossierLu) { entretiens = Array(lu.entretiens.filter(\.clos).sorted { $0.codes.jour < $1.codes.jour }.suffix(12)) }

    var balisage: Balisage {
        guard !entretiens.isEmpty else { return "<p class=\"petit discret\">Après le premier entretien.</p>" }
        let motifs = Motif.allCases.filter { motif in
            entretiens.contains { $0.codes.exprimes.contains(motif) || $0.codes.identifies.contains(motif) }
        }
        let tetes = entretiens.map { "<th scope=\"col\" class=\"n\">\($0.codes.jour.jourMois)</th>" as Balisage }
        let lignes = motifs.map { motif in
            "<tr><th scope=\"row\">\(motif.libelle)</th>\(entretiens.map { cellule($0, motif) })</tr>" as Balisage
        }
        return """
            <div class="cadre"><table class="motifs-temps"><caption class="lu">Motifs exprimés et identifiés, entretien par entretien</caption>\
            <thead><tr><th scope="col">Motif</th>\(tetes)</tr></thead><tbody>\(lignes)</tbody></table></div>\
            <p class="petit discret">○ exprimé, ● identifié, ◉ les deux.</p>
            """
    }

    private func cellule(_ entretien: Entretien, _ motif: Motif) -> Balisage {
        switch (entretien.codes.exprimes.contains(motif), entretien.codes.identifies.contains(motif)) {
        case (true, true): "<td class=\"n\"><span aria-hidden=\"true\">◉</span><span class=\"lu\">exprimé et identifié</span></td>"
        case (true, false): "<td class=\"n\"><span aria-hidden=\"true\">○</span><span class=\"lu\">exprimé</span></td>"
        case (false, true): "<td class=\"n\"><span aria-hidden=\"true\">●</span><span class=\"lu\">identifié</span></td>"
        case (false, false): "<td></td>"
        }
    }
}

extension DateCivile {
    /// « 3/9 » for a narrow column; the year is in the thread.
    var jourMois: String { "\(jour)/\(mois)" }
}
