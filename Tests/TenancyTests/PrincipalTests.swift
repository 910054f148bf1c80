import Crypto
import Foundation
import Postgres
import Tenancy
import Testing

@Suite("A person's secret stays hers")
struct PrincipalTests {
    let cookie = (0..<32).map { UInt8($0) }

    private func principal() -> Principal {
        Principal(compte: .nouveau(), nom: "CANARI", fonctions: [.planification], cookie: cookie)
    }

    @Test("the token shown to a compartment is SHA-256(db1|role|cookie)")
    func jeton() {
        let attendu = Array(SHA256.hash(data: Array("db1|app_gestion|".utf8) + cookie))
        #expect(principal().jeton(.gestion) == attendu)
        #expect(Principal.jeton(cookie: cookie, .gestion) == attendu)
    }

    @Test("no two compartments see the same token, and none sees the cookie")
    func distincts() {
        let jetons = Compartiment.allCases.map { principal().jeton($0) }
        #expect(Set(jetons).count == Compartiment.allCases.count)
        #expect(!jetons.contains(cookie))
    }

    @Test("printing or dumping a principal shows neither name nor cookie")
    func impression() {
        var sortie = ""
        dump(principal(), to: &sortie)
        sortie += "\(principal()) \(String(reflecting: principal()))"
        #expect(!sortie.contains("CANARI"))
        #expect(!sortie.contains("cookie"))
    }

    @Test("an identifier reads back, in one form only")
    func identifiants() {
        let id = ID<EntrepriseTag>.nouveau()
        #expect(ID<EntrepriseTag>(id.description) == id)
        #expect(ID<EntrepriseTag>(id.description.uppercased()) == id)
        for faux in ["", "1", "{\(id)}", "\(id) ", String(id.description.dropLast()), "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz"] {
            #expect(ID<EntrepriseTag>(faux) == nil, "\(faux)")
        }
    }
}
