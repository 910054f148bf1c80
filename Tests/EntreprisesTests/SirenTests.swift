import Calendrier
import Testing

@testable import Entreprises

@Suite struct SirenTests {
    @Test(arguments: ["732829320", "732 829 320", "552.100.554", "356 000 000"])
    func justes(_ texte: String) { #expect(Siren(texte) != nil) }

    @Test(arguments: ["732829321", "73282932", "7328293200", "73282932O", ""])
    func faux(_ texte: String) { #expect(Siren(texte) == nil) }

    @Test func leRemedeDonneLeChiffreAttendu() {
        guard case .failure(let remede) = Siren.lire("732829321") else {
            Issue.record("accepté")
            return
        }
        #expect(remede.description.contains("le dernier est 0 et non 1"))
        #expect(remede.description.contains("somme de contrôle"))
    }

    @Test(arguments: ["73282932000074", "732 829 320 00074"])
    func siretJuste(_ texte: String) {
        #expect(Siret(texte)?.siren == "732829320")
        #expect(Siret(texte)?.lisible == "732 829 320 00074")
    }

    @Test(arguments: ["73282932000075", "7328293200007", "732829320000740", "7,32829E+13"])
    func siretFaux(_ texte: String) { #expect(Siret(texte) == nil) }

    /// Each single wrong digit breaks the key: what the key is for.
    @Test func unChiffreFauxSeVoit() {
        let juste = Array("73282932000074")
        for rang in juste.indices {
            for chiffre in "0123456789" where chiffre != juste[rang] {
                var faux = juste
                faux[rang] = chiffre
                #expect(Siret(String(faux)) == nil, "rang \(rang), \(chiffre)")
            }
        }
    }

    /// La Poste: the sum of the fourteen digits is a multiple of 5 (35600000000048 keeps Luhn's key).
    @Test func laPoste() {
        #expect(Siret("35600000000048") != nil)
        #expect(Siret("35600000049837") != nil)  // 3+5+6+4+9+8+3+7 = 45
        #expect(Siret("35600000049838") == nil)
        guard case .failure(let remede) = Siret.lire("35600000049838") else { return }
        #expect(remede.description.contains("multiple de 5 ; ici elle vaut 46"))
    }

    @Test func notationScientifique() {
        guard case .failure(let remede) = Siret.lire("7,32829E+13") else {
            Issue.record("accepté")
            return
        }
        #expect(remede.description.contains("format Texte"))
    }

    @Test func codesPostaux() {
        #expect(CodePostal.lire("57 000", pays: .FR) == .success("57000"))
        #expect(CodePostal.lire("L-1611", pays: .LU) == .success("1611"))
        let courcelles = CodePostal.lire("5753", pays: .FR, commune: "Courcelles-Chaussy")
        #expect(courcelles == .failure(Remede("un code postal a 5 chiffres. Pour Courcelles-Chaussy : 57530.")))
        let ardennes = CodePostal.lire("8000", pays: .FR)
        #expect(ardennes == .failure(Remede("un code postal a 5 chiffres. Si un tableur a retiré le zéro de tête : 08000.")))
        #expect(CodePostal.territoire("57000", pays: .FR) == .alsaceMoselle)
        #expect(CodePostal.territoire("54000", pays: .FR) == .FR)
        #expect(CodePostal.territoire("1611", pays: .LU) == .LU)
    }

    @Test func tva() {
        #expect(RegleEntreprise.tva("FR 44 732829320", siren: nil) == .success("FR44732829320"))
        guard case .failure(let remede) = RegleEntreprise.tva("FR45732829320", siren: nil) else {
            Issue.record("accepté")
            return
        }
        #expect(remede.description.contains("FR44732829320"))
    }

    @Test func codesProposes() {
        #expect(RegleEntreprise.codePropose("Câblerie de Florange") == "CABLERIE-FLORANGE")
        #expect(RegleEntreprise.codePropose("Société d'exploitation internationale") == "SOCIETE-EXPLOITATION")
        #expect(RegleEntreprise.codePropose("É") == "E-1")
    }
}
