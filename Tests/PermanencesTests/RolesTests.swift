import Calendrier
import Contrats
import Postgres
import TestSupport
import Tenancy
import Testing

@testable import Permanences

/// What each role may not do with permanences, tried as that role.
@Suite struct RolesTests {
    private func refuse(
        _ base: BaseDeTest, _ compartiment: Compartiment, _ qui: Principal, _ sql: SQL, ligne: SourceLocation = #_sourceLocation
    )
        async
    {
        let erreur = await #expect(throws: PostgresError.self, sourceLocation: ligne) {
            try await base.bases[compartiment].write(as: qui, [sql])
        }
        #expect(erreur?.state == .insufficientPrivilege, sourceLocation: ligne)
    }

    @Test func onlyThePlannerWrites() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await monde.poser(base, statut: "publiee")
            let facturation = try await base.principal(.facturation)
            let intervenant = try await base.principal(.intervenant)
            let direction = try await base.principal(.direction)
            let rh = try await base.principal(.rh, entreprise: ID(monde.entreprise))
            for (compartiment, qui) in [
                (Compartiment.facturation, facturation), (.nominatif, intervenant), (.pilotage, direction), (.client, rh),
            ] {
                await refuse(base, compartiment, qui, "UPDATE gestion.permanence SET statut = 'tenue'")
                await refuse(base, compartiment, qui, "DELETE FROM gestion.permanence")
                await refuse(base, compartiment, qui, "UPDATE gestion.registre SET etat = 'tenue'")
                await refuse(base, compartiment, qui, "SELECT empreinte FROM gestion.agenda")
            }
            await refuse(base, .client, rh, "SELECT etat FROM gestion.registre")
            await refuse(base, .client, rh, "SELECT debut FROM gestion.absence")
            await refuse(base, .client, rh, "SELECT id FROM gestion.plan")
            await refuse(base, .client, rh, "SELECT motif_annulation FROM gestion.permanence")
        }
    }

    @Test func hrSeesItsOwnPublishedPermanences() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let voisine = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try Monde.client("VERRERIE", "Verrerie de Forbach", monde.nadia, $0).entreprise
            }
            try await monde.poser(base, statut: "publiee")
            try await monde.poser(base, Monde.lundi.plus(jours: 1))
            let rh = try await base.principal(.rh, entreprise: ID(monde.entreprise))
            let periode = Periode(debut: Monde.lundi, fin: Monde.lundi.plus(jours: 4))
            let vues = try await base.bases[.client].transaction(as: rh) { try RhStore.pendant(periode, $0) }
            #expect(vues.map(\.jour) == [Monde.lundi])
            #expect(vues.map(\.intervenantNom) == ["Nadia Benali"])
            let autre = try await base.principal(.rh, entreprise: ID(voisine))
            #expect(try await base.bases[.client].transaction(as: autre) { try RhStore.pendant(periode, $0) }.isEmpty)
            let equipe = try await base.bases[.client].read(as: autre, ["SELECT nom FROM gestion.intervenant"])[0]
            #expect(equipe.isEmpty)
        }
    }

    @Test func aFeedIsReadByItsAddressUntilRevoked() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let jour = DateCivile.aujourdhui().plus(jours: 7).lundi
            try await monde.poser(base, jour, statut: "publiee")
            try await monde.poser(base, jour.plus(jours: 1))
            let (perso, client) = (JetonAgenda(), JetonAgenda())
            try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                if let nadia = ID<IntervenantTag>(monde.nadia) { try AgendaStore.creer(perso, intervenant: nadia, tx) }
                if let entreprise = ID<EntrepriseTag>(monde.entreprise) { try AgendaStore.creer(client, entreprise: entreprise, tx) }
            }
            let publique = base.bases[.publique]
            let lus = try await AgendaStore.lire(perso, publique)
            #expect(lus.compactMap(\.evenement).map(\.jour) == [jour])
            #expect(lus.first?.evenement?.titre == "Permanence, Fonderies d'Hagondange")
            let vus = try await AgendaStore.lire(client, publique)
            #expect(vus.first?.evenement?.titre == "Permanence du service social")
            #expect(try await AgendaStore.lire(JetonAgenda(), publique).isEmpty)
            let refus = await #expect(throws: PostgresError.self) {
                try await publique.transactionSansSession { try $0.rows("SELECT jour FROM gestion.permanence") }
            }
            #expect(refus?.state == .insufficientPrivilege)
            _ = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                try ID<IntervenantTag>(monde.nadia).map { try AgendaStore.revoquer(intervenant: $0, tx) }
            }
            #expect(try await AgendaStore.lire(perso, publique).isEmpty)
            #expect(try await AgendaStore.lire(client, publique).count == 1)
        }
    }

    @Test func aPublishedChangeRaisesItsSequence() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let id = try await monde.poser(base)
            func sequence(_ sql: SQL) async throws -> Int {
                try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                    _ = try tx.execute(sql)
                    return try tx.rows("SELECT sequence FROM gestion.permanence WHERE id = \(id)::uuid")[0].int("sequence")
                }
            }
            #expect(try await sequence("UPDATE gestion.permanence SET jour = jour + 1 WHERE id = \(id)::uuid") == 0)
            #expect(try await sequence("UPDATE gestion.permanence SET statut = 'publiee' WHERE id = \(id)::uuid") == 0)
            #expect(try await sequence("UPDATE gestion.permanence SET jour = jour + 1 WHERE id = \(id)::uuid") == 1)
            #expect(try await sequence("UPDATE gestion.permanence SET epinglee = true WHERE id = \(id)::uuid") == 1)
            #expect(
                try await sequence("UPDATE gestion.permanence SET statut = 'annulee_client', motif_annulation = 'x' WHERE id = \(id)::uuid")
                    == 2)
        }
    }
}
