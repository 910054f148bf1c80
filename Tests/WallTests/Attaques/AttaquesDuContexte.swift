import TestSupport

private let uuidNul = "00000000-0000-4000-8000-00000000000c"

/// Forging, keeping or replaying the transaction's context.
let attaquesDuContexte: [Attaque] = [
    Attaque(nom: "01 lire sans contexte") { partie in
        let c = try partie.connexion()
        try partie.jouer(c, "SELECT * FROM \(partie.cible.table);")
        try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
    },
    Attaque(nom: "02 lire tout en session légitime") { partie in
        let c = try partie.ouvrir()
        try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
        try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table) WHERE \(partie.cible.autrui);")
    },
    Attaque(nom: "03 forger la variable de contexte") { partie in
        let c = try partie.ouvrir()
        let faux = String(repeating: "0", count: 64)
        for ordre in [
            "SET LOCAL app.tenant_id = '2';",
            "SET LOCAL garde.ctx = '\(faux).1||\(partie.cible.reperes["carol"] ?? uuidNul)|1|intervenant';",
            "SELECT set_config('garde.ctx', '\(faux).1|\(uuidNul)|\(uuidNul)||rh', true);", "SET LOCAL garde.ctx = '';",
        ] {
            try c.dire(ordre)
            try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
        }
    },
    Attaque(nom: "04 garder le MAC, changer le corps") { partie in
        let c = try partie.ouvrir()
        let mac = try partie.contexteVole(c).prefix(64)
        for corps in [
            "1||\(partie.cible.reperes["bob"] ?? uuidNul)|1|intervenant", "1|\(partie.cible.reperes["B"] ?? uuidNul)|\(uuidNul)||rh",
            "1||\(uuidNul)|1|planification,direction",
        ] {
            try c.dire("SET LOCAL garde.ctx = '\(mac).\(corps)';")
            try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
        }
    },
    Attaque(nom: "05 rejouer le contexte d'autrui à la transaction suivante", vaut: { $0.victime != nil }) { partie in
        let c = try partie.ouvrir(nil, partie.cible.victime)
        let vole = try partie.contexteVole(c)
        try c.dire("COMMIT;")
        try c.dire("DISCARD ALL;")
        try partie.ouvrir(c)
        try c.dire("SET LOCAL \(partie.variable) = '\(vole)';")
        try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
    },
    Attaque(nom: "06 le rejouer sur une autre connexion pendant qu'il vit", vaut: { $0.victime != nil }) { partie in
        let victime = try partie.ouvrir(nil, partie.cible.victime)
        let vole = try partie.contexteVole(victime)
        let c = try partie.ouvrir()
        try c.dire("SET LOCAL \(partie.variable) = '\(vole)';")
        try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
    },
    Attaque(nom: "07 le poser au niveau session puis ne pas ouvrir", vaut: { $0.victime != nil }) { partie in
        let c = try partie.ouvrir(nil, partie.cible.victime)
        let vole = try partie.contexteVole(c)
        try c.dire("SET SESSION \(partie.variable) = '\(vole)';")
        try c.dire("COMMIT;")
        try c.dire("BEGIN;")
        try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
    },
    Attaque(nom: "33 row_security = off") { partie in
        let c = try partie.ouvrir()
        try c.dire("SET LOCAL row_security = off;")
        try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
    },
    Attaque(nom: "37 jeton d'un autre compartiment, révoqué, expiré, inactif, inventé", vaut: { !$0.faible }) { partie in
        var jetons = partie.cible.jetonsEtrangers
        jetons["inventé"] = String(repeating: "ab", count: 32)
        jetons["vide"] = ""
        jetons["court"] = "00"
        let c = try partie.connexion()
        for (nom, jeton) in jetons.sorted(by: { $0.key < $1.key }) {
            try c.dire("ROLLBACK; BEGIN;")
            if try partie.passe(c, "SELECT garde.ouvrir('\\x\(jeton)');") { throw Fuite(quoi: "jeton \(nom) accepté") }
        }
        if try partie.passe(c, "SELECT garde.ouvrir(NULL);") { throw Fuite(quoi: "jeton NULL accepté") }
    },
    Attaque(nom: "50 deux transactions dans un même message simple", vaut: { $0.victime != nil }) { partie in
        if partie.cible.faible { throw Fuite(quoi: "variable forgeable") }
        let c = try partie.ouvrir()
        try c.dire("COMMIT;")
        // now() does not move inside one simple message: the SAME user's context stays good there.
        try partie.jouer(
            c,
            "BEGIN \\; SELECT garde.ouvrir('\\x\(partie.cible.jeton ?? "")') \\; COMMIT \\; BEGIN \\; SELECT \(partie.cible.contenu) FROM \(partie.cible.table) \\; COMMIT;"
        )
        throw Residuel(pourquoi: "même message, même jeton, même usager : sans gain ; le service n'envoie qu'une instruction par message")
    },
]
