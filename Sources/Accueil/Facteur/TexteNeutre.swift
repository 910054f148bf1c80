import Calendrier

/// What a message says: a day and an hour. Never who, with whom, where or why; nothing of the company, nothing of the service.
enum TexteNeutre {
    enum Sorte: String, Sendable { case confirmation, deplacement, report, annulation, rappel }

    static let objet = "Votre rendez-vous"

    static func texte(_ sorte: Sorte, _ jour: DateCivile, _ heure: Heure, lien: String?) -> String {
        let quand = "du \(jour.sansAnnee) à \(heure.libelle)"
        let phrase =
            switch sorte {
            case .confirmation: "Votre rendez-vous \(quand) est confirmé."
            case .deplacement: "Votre rendez-vous est déplacé : \(quand.dropFirst(3))."
            case .report: "Votre rendez-vous \(quand) n'aura pas lieu à cette heure. Une nouvelle date suit."
            case .annulation: "Votre rendez-vous \(quand) est annulé."
            case .rappel: "Rappel : votre rendez-vous \(quand)."
            }
        return lien.map { "\(phrase)\n\($0)" } ?? phrase
    }
}
