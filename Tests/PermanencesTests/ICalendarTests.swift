import Calendrier
import Testing

@testable import Permanences

@Suite struct ICalendarTests {
    private let jour = DateCivile(annee: 2026, mois: 11, jour: 23) ?? DateCivile(numero: 0)

    private func evenement(_ titre: String = "Permanence", annule: Bool = false) -> EvenementICalendar {
        EvenementICalendar(
            uid: "3f2b", jour: jour, debut: PlageHoraire.parDefaut(.AM).debut, fin: PlageHoraire.parDefaut(.AM).fin, annule: annule,
            sequence: 2,
            titre: titre, lieu: "Salle 12; bâtiment B, Hagondange")
    }

    /// The strict reader below accepts the feed, and finds what was put in.
    @Test func isWellFormed() throws {
        let titre = String(repeating: "Fonderies d'Hagondange, été ; ", count: 6) + "\\ fin"
        let texte = ICalendar(nom: "Nadia", evenements: [evenement(titre), evenement(annule: true)], produitLe: 1_795_219_200).texte
        let lignes = try LecteurICalendar.lignes(texte)
        #expect(lignes.first == "BEGIN:VCALENDAR")
        #expect(lignes.last == "END:VCALENDAR")
        #expect(lignes.contains("VERSION:2.0"))
        #expect(lignes.contains("UID:3f2b@permanences.cloison"))
        #expect(lignes.contains("DTSTART;TZID=Europe/Paris:20261123T090000"))
        #expect(lignes.contains("DTEND;TZID=Europe/Paris:20261123T120000"))
        #expect(lignes.contains("DTSTAMP:20261121T000000Z"))
        #expect(lignes.contains("SEQUENCE:2"))
        #expect(lignes.filter { $0.hasPrefix("STATUS:") } == ["STATUS:CONFIRMED", "STATUS:CANCELLED"])
        #expect(lignes.filter { $0 == "TZID:Europe/Paris" }.count == 1)
        let lu = lignes.first { $0.hasPrefix("SUMMARY:") }?.dropFirst(8)
        #expect(lu.map { LecteurICalendar.texte(String($0)) } == titre)
        #expect(lignes.contains("LOCATION:Salle 12\\; bâtiment B\\, Hagondange"))
    }
}

/// RFC 5545 as a reader sees it: CRLF, at most 75 octets, unfolding, balanced components.
enum LecteurICalendar {
    struct Faute: Error { let ligne: String }

    static func lignes(_ texte: String) throws -> [String] {
        let octets = Array(texte.utf8)
        guard octets.suffix(2) == [13, 10] else { throw Faute(ligne: "fin sans CRLF") }
        var brutes: [[UInt8]] = [[]]
        for (n, o) in octets.enumerated() {
            if o == 10 {
                guard n > 0, octets[n - 1] == 13 else { throw Faute(ligne: "LF seul") }
                brutes[brutes.count - 1].removeLast()
                brutes.append([])
            } else {
                brutes[brutes.count - 1].append(o)
            }
        }
        brutes.removeLast()
        var lignes: [String] = []
        for brute in brutes {
            guard brute.count <= 75, let ligne = String(validating: brute, as: UTF8.self) else {
                throw Faute(ligne: String(decoding: brute, as: UTF8.self))
            }
            if ligne.hasPrefix(" "), !lignes.isEmpty { lignes[lignes.count - 1] += ligne.dropFirst() } else { lignes.append(ligne) }
        }
        var pile: [Substring] = []
        for ligne in lignes {
            if ligne.hasPrefix("BEGIN:") { pile.append(ligne.dropFirst(6)) }
            if ligne.hasPrefix("END:"), pile.popLast() != ligne.dropFirst(4) { throw Faute(ligne: ligne) }
            guard ligne.contains(":") else { throw Faute(ligne: ligne) }
        }
        guard pile.isEmpty else { throw Faute(ligne: "composant ouvert") }
        return lignes
    }

    static func texte(_ valeur: String) -> String {
        var (sortie, echappe) = ("", false)
        for c in valeur {
            if echappe {
                sortie.append(c == "n" ? "\n" : c)
                echappe = false
            } else if c == "\\" {
                echappe = true
            } else {
                sortie.append(c)
            }
        }
        return sortie
    }
}
