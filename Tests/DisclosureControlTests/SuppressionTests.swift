import DisclosureControl
import Testing

/// What the mask must never let through, on tables drawn at random.
@Suite struct SuppressionTests {
    let suppression = Suppression(graine: [1, 2, 3])

    @Test(arguments: 0..<60) func chaqueCaseCacheeEstProuvee(_ graine: Int) throws {
        var tirage = Tirage(graine)
        let tableau = tirage.tableau(
            lignes: Int.random(in: 2...12, using: &tirage), colonnes: Int.random(in: 1...4, using: &tirage),
            marge: graine.isMultiple(of: 2),
            effectif: 1200, salaries: Int.random(in: 0...120, using: &tirage))
        let masque = try suppression.masquer(tableau)
        #expect(Verification.tout(tableau, masque, suppression.regles))
        for place in tableau.places where masque.montre(place) {
            #expect(tableau[place].personnes >= 5, "une petite case est montrée")
        }
        // A lone hidden cell under a shown total is a subtraction away.
        for colonne in 0..<tableau.largeur where masque.montre(Place(tableau.lignes, colonne)) {
            let cachees = (0..<tableau.lignes).filter { !masque.montre(Place($0, colonne)) }
            #expect(cachees.count != 1)
            let reste = cachees.reduce(0) { $0 + tableau[Place($1, colonne)].evenements }
            #expect(cachees.isEmpty || reste >= 5, "ce qui reste du total est petit")
        }
    }

    @Test func unEtablissementSeulCacheEnEntraineUnAutre() throws {
        let comptes =
            [24, 18, 3].map { [Compte(evenements: $0 * 2, personnes: $0, maximum: 3)] } + [
                [Compte(evenements: 90, personnes: 45, maximum: 3)]
            ]
        let tableau = Tableau(
            lignes: 3, colonnes: 1, marge: false, personnes: .partition, effectif: 400, effectifs: [200, 120, 80], comptes: comptes,
            statuts: Array(repeating: [.promise], count: 4))
        let masque = try suppression.masquer(tableau)
        #expect(masque.motifs[Place(2, 0)] == .seuil)
        #expect(masque.caches.count == 2)
        #expect(masque.montre(Place(3, 0)), "le total reste montré")
    }

    @Test func unZeroEstCacheCommeUnPetitNombre() throws {
        let comptes =
            [[Compte(evenements: 60, personnes: 30, maximum: 4)], [Compte(evenements: 40, personnes: 20, maximum: 4)], [.zero], [.zero]]
            + [[Compte(evenements: 100, personnes: 45, maximum: 6)]]
        let tableau = Tableau(
            lignes: 4, colonnes: 1, marge: false, personnes: .union, effectif: 1500, comptes: comptes,
            statuts: Array(repeating: [.promise], count: 5))
        let masque = try suppression.masquer(tableau)
        #expect(!masque.montre(Place(2, 0)) && !masque.montre(Place(3, 0)))
        // Two zeros under a shown total sum to zero: one more cell is hidden with them.
        #expect(masque.caches.count == 3)
    }

    @Test func lAnneeNeDitPasLeTrimestreMasque() throws {
        // Three quarters were given, one was masked: the year is exactly their sum.
        let trimestres = [12, 14, 3, 11].map { Compte(evenements: $0 * 2, personnes: $0, maximum: 3) }
        let annee = Compte(evenements: 80, personnes: 30, maximum: 5)
        let tableau = Tableau(
            lignes: 0, colonnes: 4, marge: true, personnes: .union, effectif: 200, comptes: [trimestres + [annee]],
            statuts: [[.publiee, .publiee, .retenue, .publiee, .promise]])
        let masque = try suppression.masquer(tableau)
        #expect(!masque.montre(Place(0, 4)))
    }

    @Test func refuseQuandLePasseSuffit() {
        let trimestres = [12, 14, 3, 11].map { Compte(evenements: $0 * 2, personnes: $0, maximum: 3) }
        let tableau = Tableau(
            lignes: 0, colonnes: 4, marge: true, personnes: .union, effectif: 200,
            comptes: [trimestres + [Compte(evenements: 80, personnes: 30, maximum: 5)]],
            statuts: [[.publiee, .publiee, .retenue, .publiee, .publiee]])
        #expect(throws: NonProtegeable.self) { try suppression.masquer(tableau) }
    }

    @Test func leSecretDepartageSansChangerLaProtection() throws {
        var choix: Set<Set<Place>> = []
        for graine in UInt8(0)..<24 {
            // Four equal neighbours may protect the small one.
            let comptes =
                [9, 9, 9, 9, 2].map { [Compte(evenements: $0 * 2, personnes: $0, maximum: 3)] }
                + [[Compte(evenements: 76, personnes: 30, maximum: 4)]]
            let tableau = Tableau(
                lignes: 5, colonnes: 1, marge: false, personnes: .union, effectif: 1500, comptes: comptes,
                statuts: Array(repeating: [.promise], count: 6))
            let masque = try Suppression(graine: [graine]).masquer(tableau)
            #expect(Verification.tout(tableau, masque, Regles()))
            choix.insert(masque.caches)
        }
        #expect(choix.count > 1)
    }

    @Test func unCertificatFalsifieEstRefuse() throws {
        var tirage = Tirage(7)
        let tableau = tirage.tableau(lignes: 8, colonnes: 1, marge: false, effectif: 1500, salaries: 80)
        let masque = try suppression.masquer(tableau)
        var certificat = try #require(masque.certificats.first)
        #expect(Verification.tient(certificat, tableau, masque.caches, suppression.regles))
        certificat.haute.evenements[certificat.place.ligne][0] += 1
        #expect(!Verification.tient(certificat, tableau, masque.caches, suppression.regles))
        var incomplet = masque
        incomplet.certificats.removeLast()
        #expect(!Verification.tout(tableau, incomplet, suppression.regles))
    }
}
