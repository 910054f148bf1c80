import Calendrier
import Foundation

/// Instants as they are said: « hier à 16 h 40 ».
enum Instants {
    static func jour(_ instant: Date) -> DateCivile { HeureDeParis.local(Int(instant.timeIntervalSince1970.rounded(.down))).jour }

    /// « 16 h 40 », in Paris.
    static func heure(_ instant: Date) -> String { HeureDeParis.local(Int(instant.timeIntervalSince1970.rounded(.down))).heure.libelle }

    static func phrase(_ instant: Date, aujourdhui: DateCivile) -> String {
        let (jour, heure) = HeureDeParis.local(Int(instant.timeIntervalSince1970.rounded(.down)))
        let quand =
            switch jour.jours(jusqua: aujourdhui) {
            case 0: "aujourd'hui"
            case 1: "hier"
            default: "le \(jour.court)"
            }
        return "\(quand) à \(heure.libelle)"
    }
}
