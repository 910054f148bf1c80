import Adresses
package import Chiffrement
import Foundation
package import Messages
import Postgres
import Synchronization
package import Tenancy

/// Carries the messages: a background service of the nominative process, the only one that can open an address.
///
/// Three rounds that do not wait for each other: what is due leaves every ten seconds; bookings and orientations follow the planning every
/// minute; what has had its time is destroyed every hour, whatever a mail server or an SMS program does. A message is closed when it left
/// or never will; until then the database gives it again after 1, 4, 16, then 64 minutes, and forgets it when it has expired: a reminder
/// that comes after the rendez-vous is never sent.
package final class Facteur: Sendable {
    private let store: FacteurStore
    private let expedition: Expedition
    private let journal: @Sendable (String) -> Void
    private let arrets: AsyncStream<Void>
    private let arret: AsyncStream<Void>.Continuation
    private let pret = Mutex(false)
    private let pas: Duration

    /// `journal`: one line per round that did something or failed; counts and codes, never an address. `pas`: between two deliveries, the
    /// other rounds following (six, and three hundred and sixty times that).
    package init(
        bases: Bases, coffre: Coffre, messages: ReglagesMessages, pas: Duration = .seconds(10), patience: Duration = .seconds(30),
        journal: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        store = FacteurStore(base: bases[.nominatif], coffre: coffre)
        expedition = Expedition(messages, patience: patience)
        self.journal = journal
        self.pas = pas
        (arrets, arret) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package struct Compte: Sendable, Equatable {
        package var partis = 0
        package var remis = 0
        package var abandonnes = 0
    }

    /// Runs until `arreter`; a round begun is finished.
    package func run() async throws {
        await withTaskGroup(of: Void.self) { groupe in
            groupe.addTask { await self.repeter("distribution", self.pas) { try await self.tour() } }
            groupe.addTask { await self.repeter("suivi", self.pas * 6) { _ = try await self.suivre() } }
            groupe.addTask { await self.repeter("purge", self.pas * 360) { _ = try await self.purger() } }
            for await _ in arrets { break }
            groupe.cancelAll()
        }
    }

    package func arreter() { arret.yield() }

    /// A base that does not answer is tried again within the minute, and the first failure of a series is written down: names that are not
    /// destroyed must be seen.
    private func repeter(_ nom: String, _ attente: Duration, _ travail: @escaping @Sendable () async throws -> Void) async {
        var echouait = false
        while !Task.isCancelled {
            let fait = (try? await Task { try await travail() }.value) != nil
            if !fait, !echouait { journal(#"{"genre":"facteur","tour":"\#(nom)","etat":"echec"}"#) }
            echouait = !fait
            try? await Task.sleep(for: fait ? attente : min(attente, pas * 6))
        }
    }

    private func tour() async throws {
        if !pret.withLock({ $0 }) {
            try await preparer()
            pret.withLock { $0 = true }
        }
        let compte = try await distribuer()
        if compte != Compte() {
            journal(
                #"{"genre":"messages","partis":\#(compte.partis),"remis":\#(compte.remis),"abandonnes":\#(compte.abandonnes)}"#)
        }
    }

    /// The letter box exists and says what can be sent.
    package func preparer() async throws { try await store.ouvrirLaBoite(expedition.canaux) }

    /// Bookings follow their permanences, orientations who may receive them; how many changed.
    package func suivre() async throws -> Int { try await store.suivre() }

    package func purger() async throws -> Int { try await store.purger() }

    /// Sends what is due now, eight at once: all have left or failed before the minute after which another process may take them.
    package func distribuer() async throws -> Compte {
        let (dus, boites) = try await store.prendre(8)
        return await withTaskGroup(of: Issue.self) { groupe in
            for du in dus { groupe.addTask { await self.porter(du, boites) } }
            var compte = Compte()
            for await issue in groupe {
                switch issue {
                case .parti: compte.partis += 1
                case .remis: compte.remis += 1
                case .abandonne: compte.abandonnes += 1
                }
            }
            return compte
        }
    }

    private enum Issue { case parti, remis, abandonne }

    /// A base away at the moment of closing leaves the message due: it may then leave twice, never be lost.
    /// Without the key that opens it, it waits until it expires: the key may come back before.
    private func porter(_ du: FacteurStore.Du, _ boites: BoitesAuxLettres) async -> Issue {
        var issue = Issue.abandonne
        do {
            if let message = try Self.message(du, boites) { issue = await envoyer(message, dernier: du.essais >= 6) }
        } catch ErreurCoffre.boiteAbsente {
            issue = .remis
        } catch {}
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

    /// nil when what was sealed is no address. Throws when it does not open.
    private static func message(_ du: FacteurStore.Du, _ boites: BoitesAuxLettres) throws(ErreurCoffre) -> Message? {
        guard let adresse = try boites.ouvrir(du.contact, .contact, du.reservation)["adresse"].flatMap(Adresse.init) else { return nil }
        let lien = du.lien.flatMap { try? boites.ouvrir($0, .lien, du.reservation)["lien"] }
        return Message(
            a: adresse, objet: TexteNeutre.objet,
            texte: TexteNeutre.texte(du.sorte, du.jour, du.heure, lien: du.sorte == .annulation ? nil : lien))
    }
}
