import Entreprises
import Tarification
import Testing

@testable import Facturation

@Suite struct IdentiteTests {
    @Test(arguments: ["FR76 3000 1007 9412 3456 7890 185", "lu28 0019 4006 4475 0000", "DE89370400440532013000"])
    func ibanJustes(_ saisie: String) { #expect((try? Iban.lire(saisie).get()) != nil) }

    @Test(arguments: [
        ("FR7630001007941234567890186", "clé"), ("FR763000100794123456789018", "27 caractères"), ("12", "deux lettres"),
        ("LU2800194006447500001", "20 caractères"),
    ])
    func ibanFaux(saisie: String, remede: String) { #expect(Self.remede(Iban.lire(saisie)).contains(remede)) }

    @Test(arguments: [("BDFEFRPP", nil), ("BCEELULLXXX", nil), ("BDFEFRP", "8 ou 11"), ("BDF1FRPP", "six lettres")])
    func bic(saisie: String, remede: String?) {
        #expect(remede.map { Self.remede(Bic.lire(saisie)).contains($0) } ?? Self.remede(Bic.lire(saisie)).isEmpty)
    }

    @Test(
        arguments: [
            ("FR37 900 999 996", PaysTVA.FR, "900999996", nil), ("FR38900999996", .FR, "900999996", "est 37"),
            ("FR37900999996", .FR, "732829320", "SIREN 732829320"), ("FR12", .FR, nil, "s'écrit FR"), ("LU99999984", .LU, nil, nil),
            ("LU99999985", .LU, nil, "clé"), ("LU1234", .LU, nil, "8 chiffres"),
        ] as [(String, PaysTVA, String?, String?)])
    func tva(saisie: String, pays: PaysTVA, siren: String?, remede: String?) {
        let dit = Self.remede(NumeroTVA.lire(saisie, pays: pays, siren: siren))
        #expect(remede.map { dit.contains($0) } ?? dit.isEmpty, "\(dit)")
    }

    @Test(arguments: [("732829320", nil), ("732829320_COMPTA", nil), ("compta@x", "lettres"), ("900999996", "SIREN 732829320")])
    func adresseElectronique(saisie: String, remede: String?) {
        let dit = Self.remede(AdresseElectronique.lire(saisie, debut: "732829320"))
        #expect(remede.map { dit.contains($0) } ?? dit.isEmpty, "\(dit)")
    }

    private static func remede<T>(_ resultat: Result<T, Remede>) -> String {
        if case .failure(let remede) = resultat { remede.description } else { "" }
    }
}
