import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// One HTTP exchange on the loopback. Not URLSession: it cannot read chromedriver's headers.
enum Reseau {
    static func demander(_ url: String, _ methode: String = "GET", _ corps: Data? = nil) async throws -> (statut: Int, octets: Data) {
        var requete = HTTPClientRequest(url: url)
        requete.method = HTTPMethod(rawValue: methode)
        if let corps {
            requete.headers.add(name: "Content-Type", value: "application/json")
            requete.body = .bytes(ByteBuffer(bytes: corps))
        }
        let reponse = try await HTTPClient.shared.execute(requete, timeout: .seconds(120))
        let octets = try await reponse.body.collect(upTo: 64 << 20)
        return (Int(reponse.status.code), Data(octets.readableBytesView))
    }
}
