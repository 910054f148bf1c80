internal import Calendrier

extension Scenario {
    /// Reads a scenario file, format v1 (UTF-8 JSON). Throws the first field that does not hold, by its path.
    public init(json octets: [UInt8]) throws(RefusScenario) {
        let racine = Lecteur(valeur: try AnalyseJSON.lire(octets), chemin: "")
        _ = try racine.requis("schema").entier(1...1)
        let vendeur = try Vendeur(racine.requis("seller"))
        let clients = try racine.requis("customers").entrees().lus { lecteur throws(RefusScenario) in
            (
                code: try lecteur.requis("code").code(),
                client: ClientFacture(
                    pays: try lecteur.requis("country").choix(), tvaValide: try lecteur.requis("vatIdValid").logique())
            )
        }
        let sites = try racine.liste("sites").lus { lecteur throws(RefusScenario) in
            (code: try lecteur.requis("code").code(), territoire: try lecteur.requis("territory").choix(Territoire.self))
        }
        let contrats = try racine.requis("contracts").entrees().lus { lecteur throws(RefusScenario) in try ContratFacture(lecteur) }
        let groupes = try racine.liste("pools").lus { lecteur throws(RefusScenario) in try GroupeMutualise(lecteur) }
        try Self.uniques(clients.map(\.code), "customers")
        try Self.uniques(sites.map(\.code), "sites")
        try Self.uniques(contrats.map(\.code), "contracts")
        try Self.uniques(groupes.map(\.code), "pools")
        self.init(
            vendeur: vendeur, clients: Dictionary(uniqueKeysWithValues: clients.map { ($0.code, $0.client) }),
            sites: Dictionary(uniqueKeysWithValues: sites.map { ($0.code, $0.territoire) }), contrats: contrats, groupes: groupes,
            permanences: try racine.liste("permanences").lus { lecteur throws(RefusScenario) in try PermanenceFacture(lecteur) },
            corrections: try racine.liste("corrections").lus { lecteur throws(RefusScenario) in try Correction(lecteur) },
            periode: try Self.periode(racine.requis("period")))
        try verifierRenvois()
        do throws(RefusMoteur) {
            try Verification.verifier(self)
        } catch {
            throw RefusScenario(chemin: "", motif: error.message)
        }
    }

    private static func periode(_ lecteur: Lecteur) throws(RefusScenario) -> Periode {
        guard let periode = Periode(de: try lecteur.requis("from").date(), a: try lecteur.requis("to").date()) else {
            throw lecteur.refus("« to » vient avant « from ».")
        }
        return periode
    }

    static func uniques(_ codes: [String], _ chemin: String) throws(RefusScenario) {
        var vus: Set<String> = []
        for (rang, code) in codes.enumerated() where !vus.insert(code).inserted {
            throw RefusScenario(chemin: "\(chemin)[\(rang)].code", motif: "« \(code) » est déjà donné plus haut.")
        }
    }

    /// Codes that name something of the scenario.
    private func verifierRenvois() throws(RefusScenario) {
        let codes = Set(contrats.map(\.code))
        let groupes = Set(groupes.map(\.code))
        for (rang, contrat) in contrats.enumerated() where clients[contrat.client] == nil {
            throw RefusScenario(chemin: "contracts[\(rang)].customer", motif: "client « \(contrat.client) » inconnu.")
        }
        for (rang, groupe) in self.groupes.enumerated() {
            for (n, participant) in groupe.participants.enumerated() where !codes.contains(participant.contrat) {
                throw RefusScenario(
                    chemin: "pools[\(rang)].participants[\(n)].contract", motif: "contrat « \(participant.contrat) » inconnu.")
            }
        }
        for (rang, permanence) in permanences.enumerated() {
            switch permanence.porteur {
            case .contrat(let code) where !codes.contains(code):
                throw RefusScenario(chemin: "permanences[\(rang)].contract", motif: "contrat « \(code) » inconnu.")
            case .groupe(let code) where !groupes.contains(code):
                throw RefusScenario(chemin: "permanences[\(rang)].pool", motif: "groupe « \(code) » inconnu.")
            default: break
            }
            guard sites[permanence.site] != nil else {
                throw RefusScenario(chemin: "permanences[\(rang)].site", motif: "lieu « \(permanence.site) » inconnu.")
            }
        }
        try Self.uniques(corrections.map(\.code), "corrections")
        var resilies: Set<String> = []
        for (rang, correction) in corrections.enumerated() {
            guard case .resiliation(let contrat, _) = correction.genre else { continue }
            guard codes.contains(contrat) else {
                throw RefusScenario(chemin: "corrections[\(rang)].contract", motif: "contrat « \(contrat) » inconnu.")
            }
            guard resilies.insert(contrat).inserted else {
                throw RefusScenario(chemin: "corrections[\(rang)].contract", motif: "« \(contrat) » a déjà une résiliation.")
            }
        }
    }
}

extension Vendeur {
    init(_ lecteur: Lecteur) throws(RefusScenario) {
        let pays: PaysTVA = try lecteur.requis("country").choix()
        let champ = try lecteur.champ("vatRegime")
        let regime: RegimeTVA = try champ?.choix() ?? .normal
        if regime != .normal, pays != .FR, let champ { throw champ.refus("ce régime est celui d'un vendeur établi en France.") }
        // The format holds one rate per country whatever the day.
        let toujours = Periode(annee: 2000).debut
        self.init(
            pays: pays,
            tva: TableTVA(
                taux: [
                    TableTVA.Taux(pays: .FR, du: toujours, centiemes: 2000), TableTVA.Taux(pays: .LU, du: toujours, centiemes: 1700),
                ], regimes: [TableTVA.Regime(du: toujours, regime: regime)]))
    }
}
