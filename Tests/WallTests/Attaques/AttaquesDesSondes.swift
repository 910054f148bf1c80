import TestSupport

private let residuelDAffaires = Residuel(
    pourquoi: "EXPLAIN sur des contrats, pas sur des personnes ; le protocole étendu du service n'en envoie pas")

/// Learning about rows one cannot read: errors, keys, estimates, counts, locks.
let attaquesDesSondes: [Attaque] = [
    Attaque(nom: "12 message d'erreur : transtypage, division") { partie in
        let c = try partie.ouvrir()
        let t = partie.cible.table
        let texte = "(\(partie.cible.contenu))::text"
        for filtre in ["\(partie.cible.autrui) AND \(texte)::int = 1", "\(texte)::int = 1 AND \(partie.cible.autrui)"] {
            try partie.jouer(c, "SELECT 1 FROM \(t) WHERE \(filtre);")
        }
        let division = try partie.jouer(
            c, "SELECT 1 FROM \(t) WHERE 1 / (CASE WHEN \(partie.cible.autrui) THEN 0 ELSE 1 END) = 1;")
        if Partie.etat(division) == "22012" { throw Fuite(quoi: "oracle par division par zéro") }
    },
    Attaque(nom: "19 sonde par clé étrangère", vaut: { !$0.clesEtrangeres.isEmpty }) { partie in
        let c = try partie.ouvrir()
        let etats = try partie.cible.clesEtrangeres.map { Partie.etat(try c.dire($0)) }
        if Set(etats).count > 1 { throw Fuite(quoi: "réponses distinctes \(etats)") }
    },
    Attaque(nom: "20 sonde par unicité, ON CONFLICT", vaut: { !$0.unicites.isEmpty }) { partie in
        let c = try partie.ouvrir()
        let etats = try partie.cible.unicites.map { Partie.etat(try c.dire($0)) }
        if Set(etats).count > 1 { throw Fuite(quoi: "réponses distinctes \(etats)") }
    },
    Attaque(nom: "21 séquences") { partie in
        let c = try partie.ouvrir()
        try partie.muet(
            c,
            [
                "SELECT last_value FROM pg_sequences;", "SELECT nextval('dossier_id_seq');", "SELECT nextval('public.dossier_id_seq');",
                "SELECT last_value FROM journal.evenement_id_seq;", "SELECT nextval('journal.evenement_id_seq');",
            ])
    },
    Attaque(nom: "22 EXPLAIN : estimations de lignes") { partie in
        let c = try partie.ouvrir()
        func estimation(_ filtre: String) throws -> String {
            let plan = try partie.jouer(c, "EXPLAIN SELECT 1 FROM \(partie.cible.table) WHERE \(filtre);")
            return plan.firstMatch(of: #/rows=(\d+)/#).map { String($0.1) } ?? "refusé"
        }
        let sonde = partie.cible.sonde
        let motifs = try [sonde.presente, sonde.absente].map { try estimation("\(sonde.colonne) = \($0)") }
        if Set(motifs).count > 1 {
            if partie.cible.sondeDAffaires { throw residuelDAffaires }
            throw Fuite(quoi: "estimations \(motifs)")
        }
    },
    Attaque(nom: "23 EXPLAIN ANALYZE : lignes écartées, plans forcés") { partie in
        let c = try partie.ouvrir()
        let sonde = partie.cible.sonde
        var volume = 0
        for plans in [[], ["enable_seqscan"], ["enable_seqscan", "enable_sort"], ["enable_indexscan", "enable_bitmapscan"]] {
            func ecartees(_ filtre: String) throws -> Int {
                for plan in plans { try c.dire("SET LOCAL \(plan) = off;") }
                let sortie = try partie.jouer(
                    c,
                    "EXPLAIN (ANALYZE, BUFFERS OFF, TIMING OFF, SUMMARY OFF) SELECT \(sonde.colonne) FROM \(partie.cible.table) WHERE \(filtre) ORDER BY \(sonde.colonne);"
                )
                for plan in plans { try c.dire("SET LOCAL \(plan) = on;") }
                return sortie.matches(of: #/Rows Removed by (?:Filter|Index Recheck): (\d+)/#).compactMap { Int($0.1) }.first ?? 0
            }
            let comptes = try [sonde.presente, sonde.absente].map { try ecartees("\(sonde.colonne) = \($0)") }
            if comptes[0] != comptes[1] {
                if partie.cible.sondeDAffaires { throw residuelDAffaires }
                throw Fuite(quoi: "lignes d'autrui pour \(sonde.presente) : \(comptes[0]), pour \(sonde.absente) : \(comptes[1])")
            }
            volume = max(volume, try ecartees("true"))
        }
        if volume > 0 {
            throw Residuel(pourquoi: "volume global seulement, aucune valeur ; le protocole étendu du service n'envoie pas d'EXPLAIN")
        }
    },
    Attaque(nom: "34 écrire chez autrui : UPDATE, DELETE, INSERT, TRUNCATE, MERGE") { partie in
        let c = try partie.ouvrir()
        let t = partie.cible.table
        let ordres =
            partie.cible.ecritures + [
                "DELETE FROM \(t) WHERE \(partie.cible.autrui) RETURNING 'touche';", "TRUNCATE \(t);",
                "MERGE INTO \(t) d USING (SELECT 1) s ON \(partie.cible.autrui) WHEN MATCHED THEN DELETE;",
            ]
        for ordre in ordres {
            let reponse = try c.dire(ordre)
            if reponse.contains("touche") || (ordre.hasPrefix("TRUNCATE") && !Partie.refuse(reponse)) { throw Fuite(quoi: ordre) }
        }
    },
    Attaque(nom: "35 colonnes système : ctid, xmin, tableoid") { partie in
        let c = try partie.ouvrir()
        try partie.muet(c, ["ctid", "xmin", "tableoid"].map { "SELECT \($0)::text FROM \(partie.cible.table) LIMIT 1;" })
    },
    Attaque(nom: "36 verrouiller la ligne ou la table d'autrui") { partie in
        let c = try partie.ouvrir()
        try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table) WHERE \(partie.cible.autrui) FOR UPDATE;")
        try partie.interdire(c, ["LOCK TABLE \(partie.cible.table) IN ACCESS EXCLUSIVE MODE;"])
    },
    Attaque(nom: "43 exécution parallèle forcée") { partie in
        let c = try partie.ouvrir()
        for reglage in [
            "force_parallel_mode = on", "parallel_setup_cost = 0", "parallel_tuple_cost = 0", "min_parallel_table_scan_size = 0",
        ] {
            try c.dire("SET LOCAL \(reglage);")
        }
        try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
    },
]
