import Calendrier

extension Instance {
    /// Checks what the types cannot say: identifiers that exist, once; codes, ranges and sizes that hold together.
    public func controler() throws(Malformation) {
        guard format == Self.formatConnu else { throw Malformation("format", format, "« \(Self.formatConnu) » est attendu.") }
        guard horizon.premierLundi.jourSemaine == 1 else {
            throw Malformation(
                "horizon.premierLundi", horizon.premierLundi.description,
                "ce jour est un \(horizon.premierLundi.nomDuJour), un lundi est attendu.")
        }
        guard (1...530).contains(horizon.semaines) else {
            throw Malformation("horizon.semaines", "\(horizon.semaines)", "de 1 à 530 semaines.")
        }
        for (nom, poids) in [
            ("nonServie", poids.nonServie), ("continuite", poids.continuite), ("regularite", poids.regularite),
            ("preference", poids.preference), ("trajet", poids.trajet), ("equilibre", poids.equilibre),
        ] where !(0...1_000_000).contains(poids) {
            throw Malformation("poids.\(nom)", "\(poids)", "un poids va de 0 à 1 000 000.")
        }
        for frequence in Frequence.allCases {
            guard (1...53).contains(regles.semainesParPeriode[frequence]) else {
                throw Malformation(
                    "regles.semainesParPeriode.\(frequence.rawValue)", "\(regles.semainesParPeriode[frequence])", "de 1 à 53 semaines.")
            }
        }
        let territoires = try uniques(territoires.map(\.id), "territoires")
        let lieux = try uniques(lieux.map(\.id), "lieux")
        let entreprises = try uniques(entreprises.map(\.id), "entreprises")
        _ = try uniques(intervenantes.map(\.id), "intervenantes")
        _ = try uniques(demandes.map(\.id), "demandes")
        for (n, lieu) in self.lieux.enumerated() {
            guard territoires.contains(lieu.territoire) else { throw inconnu("lieux[\(n)].territoire", lieu.territoire) }
            guard (1...100).contains(lieu.capaciteSalle) else {
                throw Malformation("lieux[\(n)].capaciteSalle", "\(lieu.capaciteSalle)", "de 1 à 100 salles.")
            }
        }
        try controlerTrajets()
        for (n, personne) in intervenantes.enumerated() { try controler(personne, "intervenantes[\(n)]", lieux) }
        for (n, demande) in demandes.enumerated() { try controler(demande, "demandes[\(n)]", lieux, entreprises) }
    }

    private func controlerTrajets() throws(Malformation) {
        guard minutesTrajet.count == lieux.count else {
            throw Malformation("minutesTrajet", "\(minutesTrajet.count) lignes", "une ligne par lieu, soit \(lieux.count).")
        }
        for a in lieux.indices {
            guard minutesTrajet[a].count == lieux.count else {
                throw Malformation("minutesTrajet[\(a)]", "\(minutesTrajet[a].count) valeurs", "une valeur par lieu, soit \(lieux.count).")
            }
        }
        for a in lieux.indices {
            for b in a..<lieux.count {
                let minutes = minutesTrajet[a][b]
                guard (0...6000).contains(minutes) else {
                    throw Malformation("minutesTrajet[\(a)][\(b)]", "\(minutes)", "des minutes, de 0 à 6000.")
                }
                guard minutesTrajet[b][a] == minutes else {
                    throw Malformation(
                        "minutesTrajet[\(b)][\(a)]", "\(minutesTrajet[b][a])", "l'aller et le retour doivent être égaux (\(minutes)).")
                }
                guard a != b || minutes == 0 else {
                    throw Malformation("minutesTrajet[\(a)][\(a)]", "\(minutes)", "0 est attendu sur la diagonale.")
                }
            }
        }
    }

    private func controler(_ p: Intervenante, _ champ: String, _ lieux: Set<String>) throws(Malformation) {
        guard lieux.contains(p.bureau) else { throw inconnu("\(champ).bureau", p.bureau) }
        guard !p.langues.isEmpty else { throw Malformation("\(champ).langues", "[]", "au moins une langue.") }
        try controler(codes: p.disponibilites, "\(champ).disponibilites")
        try controler(plages: p.conges, "\(champ).conges")
        guard (0...10).contains(p.maxHebdo) else {
            throw Malformation("\(champ).maxHebdo", "\(p.maxHebdo)", "de 0 à 10 demi-journées par semaine.")
        }
        guard (0...p.maxHebdo).contains(p.cibleHebdo) else {
            throw Malformation("\(champ).cibleHebdo", "\(p.cibleHebdo)", "de 0 à maxHebdo (\(p.maxHebdo)).")
        }
    }

    private func controler(_ d: Demande, _ champ: String, _ lieux: Set<String>, _ entreprises: Set<String>) throws(Malformation) {
        guard lieux.contains(d.lieu) else { throw inconnu("\(champ).lieu", d.lieu) }
        guard !d.entreprises.isEmpty else { throw Malformation("\(champ).entreprises", "[]", "au moins une entreprise.") }
        for e in d.entreprises where !entreprises.contains(e) { throw inconnu("\(champ).entreprises", e) }
        guard (0..<horizon.semaines).contains(d.premiereSemaine) else {
            throw Malformation("\(champ).premiereSemaine", "\(d.premiereSemaine)", "de 0 à \(horizon.semaines - 1).")
        }
        guard (1...2).contains(d.duree) else {
            throw Malformation("\(champ).duree", "\(d.duree)", "une permanence dure 1 ou 2 demi-journées.")
        }
        guard !d.creneauxAutorises.isEmpty else { throw Malformation("\(champ).creneauxAutorises", "[]", "au moins un créneau.") }
        try controler(codes: d.creneauxAutorises, "\(champ).creneauxAutorises")
        try controler(codes: d.creneauxPreferes, "\(champ).creneauxPreferes")
        for code in d.creneauxPreferes where !d.creneauxAutorises.contains(code) {
            throw Malformation("\(champ).creneauxPreferes", code, "ce créneau n'est pas parmi les créneaux autorisés.")
        }
        try controler(plages: d.fermetures, "\(champ).fermetures")
        guard let referente = d.referente else { return }
        guard let personne = intervenantes.first(where: { $0.id == referente }) else { throw inconnu("\(champ).referente", referente) }
        guard personne.role == d.role, personne.langues.contains(d.langue) else {
            throw Malformation("\(champ).referente", referente, "la référente doit avoir le métier \(d.role) et la langue \(d.langue).")
        }
    }

    private func controler(codes: [String], _ champ: String) throws(Malformation) {
        for (n, code) in codes.enumerated() where Creneau(code) == nil {
            throw Malformation("\(champ)[\(n)]", code, "un créneau s'écrit lun, mar, mer, jeu ou ven, puis -AM ou -PM.")
        }
    }

    private func controler(plages: [Plage], _ champ: String) throws(Malformation) {
        for (n, plage) in plages.enumerated() where plage.fin < plage.debut {
            throw Malformation("\(champ)[\(n)].fin", plage.fin.description, "la fin vient avant le début (\(plage.debut)).")
        }
    }

    private func uniques(_ ids: [String], _ champ: String) throws(Malformation) -> Set<String> {
        var vus = Set<String>()
        for (n, id) in ids.enumerated() where !vus.insert(id).inserted {
            throw Malformation("\(champ)[\(n)].id", id, "cet identifiant est déjà pris plus haut.")
        }
        return vus
    }

    private func inconnu(_ champ: String, _ id: String) -> Malformation {
        Malformation(champ, id, "cet identifiant n'existe pas dans l'instance.")
    }
}
