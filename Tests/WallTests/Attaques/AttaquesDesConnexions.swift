import TestSupport

/// What a shared connection, or another database, would let through.
let attaquesDesConnexions: [Attaque] = [
    Attaque(nom: "29 plan préparé repris par un autre usager", vaut: { $0.victime != nil }) { partie in
        let c = try partie.connexion()
        try c.dire("SET plan_cache_mode = force_generic_plan;")
        try partie.ouvrir(c, partie.cible.victime)
        try c.dire("PREPARE p AS SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
        try c.dire("EXECUTE p;")
        try c.dire("COMMIT;")
        try partie.jouer(c, "EXECUTE p;")
        try partie.ouvrir(c)
        try partie.jouer(c, "EXECUTE p;")
    },
    Attaque(nom: "30 curseur WITH HOLD, connexion NON nettoyée", vaut: { $0.victime != nil }) { partie in
        let c = try partie.ouvrir(nil, partie.cible.victime)
        try c.dire("DECLARE k CURSOR WITH HOLD FOR SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
        try c.dire("COMMIT;")
        try partie.ouvrir(c)
        let lu = try c.dire("FETCH ALL FROM k;")
        if !Partie.refuse(lu), !lu.isEmpty {
            throw Residuel(pourquoi: "le curseur survit à COMMIT : le bassin nettoie avant de rendre (attaque 31, PostgresTests)")
        }
    },
    Attaque(nom: "31 curseur, variable, plan : connexion nettoyée", vaut: { $0.victime != nil }) { partie in
        let c = try partie.ouvrir(nil, partie.cible.victime)
        let secret = partie.cible.secrets.first ?? "?"
        try c.dire("DECLARE k CURSOR WITH HOLD FOR SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
        try c.dire("COMMIT;")
        try c.dire("SET stash.x = '\(secret)';")
        try c.dire("PREPARE q AS SELECT '\(secret)';")
        try c.dire("ROLLBACK;")
        try c.dire("DISCARD ALL;")
        try partie.ouvrir(c)
        for reprise in ["FETCH ALL FROM k;", "SELECT current_setting('stash.x', true);", "EXECUTE q;"] { try partie.jouer(c, reprise) }
    },
    Attaque(nom: "49 se connecter à une autre base") { partie in
        for base in ["postgres", "template1", "template0"] {
            guard let psql = try? Psql(partie.cible.serveur, base: base, role: partie.cible.role) else { continue }
            psql.fermer()
            throw Fuite(quoi: "connexion à \(base)")
        }
    },
]
