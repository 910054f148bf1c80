import Foundation
import Glibc

/// A keep-alive HTTP/1.1 client on one blocking socket: just enough to load a server without costing more than it.
struct ClientHTTP {
    struct Echec: Error, CustomStringConvertible {
        let description = "le serveur de mesure n'a pas répondu."
    }

    private let prise: Int32

    init(port: Int) throws {
        prise = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var adresse = sockaddr_in()
        adresse.sin_family = sa_family_t(AF_INET)
        adresse.sin_port = in_port_t(port).bigEndian
        adresse.sin_addr.s_addr = inet_addr("127.0.0.1")
        let prise = prise
        let joint = withUnsafePointer(to: &adresse) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(prise, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 }
        }
        guard joint else { throw Echec() }
        var un: Int32 = 1
        setsockopt(prise, Int32(IPPROTO_TCP), TCP_NODELAY, &un, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Requests one after the other; the latencies in milliseconds.
    func tourner(duree: Int) throws -> [Double] {
        defer { close(prise) }
        var latences: [Double] = []
        let debut = ContinuousClock.now
        while ContinuousClock.now - debut < .seconds(duree) {
            let avant = ContinuousClock.now
            try demander("GET /ligne/\(Int.random(in: 1...Terrain.lignes)) HTTP/1.1\r\nHost: banc\r\n\r\n")
            latences.append((ContinuousClock.now - avant) / .milliseconds(1))
        }
        return latences
    }

    private func demander(_ requete: String) throws {
        let octets = Array(requete.utf8)
        guard write(prise, octets, octets.count) == octets.count else { throw Echec() }
        var reponse: [UInt8] = []
        var morceau = [UInt8](repeating: 0, count: 4096)
        while true {
            let lus = read(prise, &morceau, morceau.count)
            guard lus > 0 else { throw Echec() }
            reponse += morceau[..<lus]
            let texte = String(decoding: reponse, as: UTF8.self)
            guard let fin = texte.range(of: "\r\n\r\n") else { continue }
            guard texte.hasPrefix("HTTP/1.1 200") else { throw Echec() }
            let entete = texte[..<fin.lowerBound].lowercased()
            guard let longueur = entete.range(of: "content-length: ").flatMap({ Int(entete[$0.upperBound...].prefix(while: \.isNumber)) })
            else { throw Echec() }
            if texte[fin.upperBound...].utf8.count >= longueur { return }
        }
    }
}
