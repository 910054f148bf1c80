import Foundation

/// An IP address as its bytes: 4, or 16.
struct AdresseIP: Equatable, Sendable {
    let octets: [UInt8]

    /// « 203.0.113.7 », « 2001:db8::1 »; « ::ffff:203.0.113.7 » is the former.
    init?(_ texte: some StringProtocol) {
        let sansZone = String(texte.prefix { $0 != "%" })
        var lue = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, sansZone, &lue) == 1 {
            octets = Array(lue.prefix(4))
        } else if inet_pton(AF_INET6, sansZone, &lue) == 1 {
            octets = lue.starts(with: [UInt8](repeating: 0, count: 10) + [255, 255]) ? Array(lue.suffix(4)) : lue
        } else {
            return nil
        }
    }

    /// What one subscriber holds: an IPv4 address, or an IPv6 /64, whose 2^64 addresses would count as as many visitors.
    var abonne: String { octets.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}

/// Whose `X-Forwarded-For` is believed. Anybody else's is a header a visitor wrote.
public struct Mandataires: Sendable {
    private let plages: [(adresse: AdresseIP, bits: Int)]

    /// A proxy of this machine only.
    public static let surCetteMachine = Mandataires(plages: [("127.0.0.0", 8), ("::1", 128)])

    private init(plages: [(String, Int)]) {
        self.plages = plages.compactMap { plage in AdresseIP(plage.0).map { ($0, plage.1) } }
    }

    public struct Faute: Error, CustomStringConvertible {
        let plage: String
        public var description: String {
            "CLOISON_MANDATAIRES, « \(plage) » : une adresse ou une plage attendue, par exemple 127.0.0.1 ou 172.16.0.0/12"
        }
    }

    /// Addresses or ranges, separated by spaces or commas.
    public init(_ texte: String) throws(Faute) {
        var plages: [(AdresseIP, Int)] = []
        for mot in texte.split(whereSeparator: { $0 == " " || $0 == "," }) {
            let parties = mot.split(separator: "/", omittingEmptySubsequences: false)
            guard parties.count <= 2, let adresse = AdresseIP(parties[0]) else { throw Faute(plage: String(mot)) }
            let bits = parties.count == 2 ? Int(parties[1]) ?? -1 : adresse.octets.count * 8
            guard (0...adresse.octets.count * 8).contains(bits) else { throw Faute(plage: String(mot)) }
            plages.append((adresse, bits))
        }
        self.plages = plages
    }

    func contient(_ texte: String) -> Bool {
        guard let adresse = AdresseIP(texte) else { return false }
        return plages.contains { plage in
            guard plage.adresse.octets.count == adresse.octets.count else { return false }
            return zip(plage.adresse.octets, adresse.octets).enumerated().allSatisfy { rang, paire in
                let communs = max(0, min(8, plage.bits - rang * 8))
                return communs == 0 || (paire.0 ^ paire.1) >> (8 - communs) == 0
            }
        }
    }

    /// Where a visitor comes from: the last address our own proxy wrote, else the peer; the same word for the whole of a subscriber.
    func provenance(pair: String?, transmise: String?) -> String {
        // An in-process test has no peer.
        guard let pair else { return Self.mot(transmise?.split(separator: ",").last.map(String.init) ?? "ici") }
        guard contient(pair), let derniere = transmise?.split(separator: ",").last else { return Self.mot(pair) }
        return Self.mot(String(derniere))
    }

    private static func mot(_ texte: String) -> String {
        let rogne = texte.filter { $0 != " " }
        return AdresseIP(rogne)?.abonne ?? String(rogne.prefix(64))
    }
}
