package import Chiffrement
import Foundation
package import Messages
import Postgres
import Synchronization
package import Tenancy

/// Carries the messages: a background service of the nominative process, the only one that can open an address.
///
/// Every ten seconds what is due leaves; every minute bookings follow their permanences; every hour what has had its time is destroyed.
/// A message is closed when it left or never will; until then the database gives it again after 1, 4, 16, then 64 minutes, and forgets it
/// when it has expired: a reminder that comes after the rendez-vous is never sent.
package final class Facteur: Sendable {
    private let store: FacteurStore
    private let expedition: Expedition
    private let journal: @Sendable (String) -> Void
    private let tours: AsyncStream<Void>
    private let entree: AsyncStream<Void>.Continuation
    private let arrete = Mutex(false)

    /// `journal`: one line per round that did something; counts and codes, never an address.
    package init(bases: Bases, coffre: Coffre, messages: ReglagesMessages, journal: @escaping @Sendable (String) -> Void = { _ in }) {
        store = FacteurStore(base: bases[.nominatif], coffre: coffre)
        expedition = Expedition(messages)
        self.journal = journal
        (tours, entree) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package struct Compte: Sendable, Equatable {
        package var partis = 0
        package var remis = 0
        package var abandonnes = 0
    }

    /// Runs until `arreter`. A base that does not answer is tried again at the next round.
    package func run() async throws {
        var rang = 0
        while !arrete.withLock({ $0 }) {
            try? await tour(rang)
            rang += 1
            let reveil = Task { [entree] in
                try? await Task.sleep(for: .seconds(10))
                entree.yield()
            }
            for await _ in tours { break }
            reveil.cancel()
        }
    }

    package func arreter() {
        arrete.withLock { $0 = true }
        entree.yield()
    }

    private func tour(_ rang: Int) async throws {
        if rang == 0 { try await preparer() }
        if rang % 6 == 0 { _ = try await store.suivre() }
        if rang % 360 == 0 { _ = try await store.purger() }
        let compte = try await distribuer()
        if compte != Compte() {
            journal(
                #"{"genre":"messages","partis":\#(compte.partis),"remis":\#(compte.remis),"abandonnes":\#(compte.abandonnes)}"#)
        }
    }

    /// The letter box exists and says what can be sent.
    package func preparer() async throws { try await store.ouvrirLaBoite(expedition.canaux) }

    /// Bookings follow their permanences; how many changed.
    package func suivre() async throws -> Int { try await store.suivre() }

    package func purger() async throws -> Int { try await store.purger() }

    /// Sends what is due now.
    package func distribuer() async throws -> Compte {
        let (dus, boite) = try await store.prendre(40)
        var compte = Compte()
        guard let boite else { return compte }
        for du in dus {
            switch await porter(du, boite) {
            case .parti: compte.partis += 1
            case .remis: compte.remis += 1
            case .abandonne: compte.abandonnes += 1
            }
        }
        return compte
    }

    private enum Issue { case parti, remis, abandonne }

    /// A base away at the moment of closing leaves the message due: it may then leave twice, never be lost.
    private func porter(_ du: FacteurStore.Du, _ boite: BoiteAuxLettres) async -> Issue {
        var issue = Issue.abandonne
        if let message = Self.message(du, boite) { issue = await envoyer(message, dernier: du.essais >= 6) }
        if issue != .remis { try? await store.clore(du) }
        return issue
    }

    private func envoyer(_ message: Message, dernier: Bool) async -> Issue {
        do {
            try await expedition.envoyer(message)
            return .parti
        } catch .temporaire where !dernier {
            return .remis
        } catch {
            return .abandonne
        }
    }

    /// nil when what was sealed no longer opens, or is no address.
    private static func message(_ du: FacteurStore.Du, _ boite: BoiteAuxLettres) -> Message? {
        guard let contact = try? boite.ouvrir(du.contact, .contact, du.reservation), let adresse = contact["adresse"].flatMap(Adresse.init)
        else {
            return nil
        }
        let lien = du.lien.flatMap { try? boite.ouvrir($0, .lien, du.reservation)["lien"] }
        return Message(
            a: adresse, objet: TexteNeutre.objet,
            texte: TexteNeutre.texte(du.sorte, du.jour, du.heure, lien: du.sorte == .annulation ? nil : lien))
    }
}
