import Calendrier
import Postgres
import Tenancy
import Web

/// What must not be forgotten: démarches due, steps due, dossiers without news; the most overdue first.
struct ASuivre: Sendable {
    let demarches: [Demarche]
    let echeances: [Echeance]
    let sansNouvelles: [Dossier]
    let partagesRecus: [PartageRecu]
    let copies: [DemandeAcces]

    /// Days without any news after which an open dossier is recalled, then recalled louder.
    static let silence = (premier: 30, second: 60)

    static func demarches(jusqua fin: DateCivile, limite: Int = 100) -> SQL {
        """
        \(fragment: Demarche.colonnes)
        JOIN (\(fragment: APortee.selection)) z ON z.entreprise_id = d.entreprise_id AND z.id = d.id
        WHERE (z.mien OR m.auteur_id = garde.uid()) AND m.statut IN ('a_completer', 'en_instruction', 'ajournee')
          AND m.echeance <= \(fin)::date
        ORDER BY m.echeance LIMIT \(limite)
        """
    }

    static func sansNouvelles(_ aujourdhui: DateCivile, limite: Int = 100) -> SQL {
        """
        \(fragment: Dossier.selection)
        WHERE d.referent_id = garde.uid() AND d.etat = 'ouvert'
          AND d.derniere_activite < \(aujourdhui.plus(jours: -silence.premier))::date
          AND NOT EXISTS (SELECT 1 FROM nominatif.rendez_vous r WHERE r.entreprise_id = d.entreprise_id AND r.dossier_id = d.id
                          AND r.jour >= \(aujourdhui)::date AND r.jour <= \(aujourdhui.plus(mois: 12))::date AND r.statut = 'a_venir')
        ORDER BY d.derniere_activite LIMIT \(limite)
        """
    }
}

/// One line of it.
struct ASuivreLigne {
    let aujourdhui: DateCivile

    func demarche(_ d: Demarche) -> Balisage {
        let reste = d.echeance.map { aujourdhui.jours(jusqua: $0) } ?? 0
        let quand = reste < 0 ? "attendue depuis le" : "avant le"
        return """
            <li><span><strong><a href="\(d.ref.chemin)/demarches">Dossier \(d.numero)</a></strong>, \(d.titre.prefix(1).lowercased() + d.titre.dropFirst())<br>\
            <small class="discret">\(d.statut.libelle), \(quand) \(d.echeance?.court ?? "")</small></span>\(delai(reste, passe: "à relancer"))</li>
            """
    }

    func echeance(_ e: Echeance) -> Balisage {
        let reste = aujourdhui.jours(jusqua: e.le)
        return """
            <li><span><strong><a href="\(e.chemin)">Dossier \(e.numero)</a></strong>, \(e.quoi)<br>\
            <small class="discret">\(reste < 0 ? "prévue le" : "le") \(e.le.court)</small></span>\(delai(reste, passe: "à reprendre"))</li>
            """
    }

    func silence(_ d: Dossier) -> Balisage {
        let jours = d.derniereActivite.jours(jusqua: aujourdhui)
        let long = jours > ASuivre.silence.second
        let signe: Balisage = d.vulnerabilite.badge.map { " \($0)" } ?? ""
        return """
            <li><span><strong><a href="\(d.ref.chemin)">Dossier \(d.numero)</a></strong>, sans nouvelles\(long ? " depuis plus de deux mois" : "")\(signe)<br>\
            <small class="discret">dernière activité le \(d.derniereActivite.court)</small></span>\
            \(Badge(pluriel(jours, "jour"), comme: long ? .annuleePrestataire : .reportee))</li>
            """
    }

    private func delai(_ reste: Int, passe: String) -> Badge {
        reste < 0 ? Badge(passe, comme: .reportee) : Badge(reste == 0 ? "aujourd'hui" : pluriel(reste, "jour"), comme: .due)
    }
}
