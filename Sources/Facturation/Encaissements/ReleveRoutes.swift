internal import Calendrier
internal import Entreprises
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/encaissements/releve`: put a bank statement down, look at what each line would settle, confirm.
struct ReleveRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        let acces = AFacturerRoutes.acces
        routes.get("/encaissements/releve", acces) { $0.page(RelevePage(faute: nil)) }
        routes.get("/encaissements/releve/modele.csv", acces) {
            $0.csv(FichierCSV.modele(ReleveBancaire.colonnes), nom: "modele-releve.csv")
        }
        routes.post("/encaissements/releve", acces, corpsMaximum: 4 * ReleveBancaire.octetsPermis, apercu)
        routes.post("/encaissements/releve/application", acces, corpsMaximum: 8 * ReleveBancaire.octetsPermis, appliquer)
    }

    private func apercu(_ requete: Requete) async throws -> Response {
        guard let fichier = requete.formulaire.fichier("fichier"), !fichier.octets.isEmpty else {
            return requete.page(RelevePage(faute: "Choisissez le fichier CSV de la banque."), statut: .unprocessableContent)
        }
        do {
            let lu = try await lire(fichier.octets, requete)
            return requete.page(ApercuRelevePage(lu, texte: Encodage.decoder(fichier.octets).texte))
        } catch let remede as Remede {
            return requete.page(RelevePage(faute: remede.description), statut: .unprocessableContent)
        }
    }

    /// Ticked lines, field `ligne` = `<line>|<signature>`. All are recorded, or none.
    private func appliquer(_ requete: Requete) async throws -> Response {
        let choisies = Set(requete.formulaire.all("ligne"))
        guard let texte = requete.formulaire["releve"], !choisies.isEmpty else {
            throw Refus.saisie("Aucune ligne n'est cochée : revenir à l'aperçu et choisir celles à enregistrer.")
        }
        let lu: ReleveLu
        do { lu = try await lire(Array(texte.utf8), requete) } catch let remede as Remede { throw Refus.saisie(remede.description) }
        let retenues = lu.lignes.compactMap { ligne -> NouvelEncaissement? in
            guard case .trouve(let t) = ligne.resultat, ligne.dejaLe == nil, choisies.contains(ligne.signature) else { return nil }
            return NouvelEncaissement(
                entreprise: t.entreprise, recuLe: ligne.ligne.le, montantCents: ligne.ligne.cents, moyen: .virement,
                libelle: ligne.ligne.libelle, empreinte: ligne.empreinte, doublonAdmis: true,
                imputations: t.parts.map { ($0.piece.id, $0.cents) })
        }
        guard retenues.count == choisies.count else {
            throw Refus.conflit(
                "Le compte d'une entreprise a changé depuis l'aperçu : rien n'est enregistré. Déposer de nouveau le relevé pour voir l'aperçu d'aujourd'hui."
            )
        }
        try await RefusDeCaisse.dire {
            try await base.transaction(as: requete.principal) { transaction in
                for encaissement in retenues { _ = try CaisseStore(transaction: transaction).encaisser(encaissement) }
            }
        }
        let total = retenues.reduce(0) { $0 + $1.montantCents }
        return requete.redirection(
            "/encaissements?mois=\(retenues[0].recuLe.leMois)",
            fait: "\(pluriel(retenues.count, "encaissement enregistré", "encaissements enregistrés")), \(euros(total)).")
    }

    /// Payments already recorded on these days: company, day, amount.
    private func saisis(_ jours: [DateCivile], as principal: Principal) async throws -> Set<String> {
        guard let premier = jours.min(), let dernier = jours.max() else { return [] }
        let recus = try await EncaissementStore(base: base).recus(Periode(debut: premier, fin: dernier), as: principal)
        return Set(recus.filter { !$0.annule && !$0.contraire }.map { "\($0.entreprise)|\($0.recuLe)|\($0.montantCents)" })
    }

    private func lire(_ octets: [UInt8], _ requete: Requete) async throws -> ReleveLu {
        let releve = try ReleveBancaire(octets: octets, le: DateCivile.aujourdhui())
        let ouvertes = try await EncaissementStore(base: base).ouvertes(as: requete.principal)
        let cites = Array(Set(releve.credits.flatMap { Rapprochement.numeros($0.libelle) }))
        let cles = releve.credits.map(\.cle)
        let reponses = try await base.read(
            as: requete.principal,
            [
                "SELECT f.numero FROM facturation.facture f WHERE f.numero = ANY (\(cites))",
                """
                SELECT k.empreinte, e.saisi_le::date::text AS le
                FROM (SELECT encode(sha256(convert_to(c.cle, 'UTF8')), 'hex') AS empreinte, c.rang
                      FROM unnest(\(cles)::text[]) WITH ORDINALITY AS c (cle, rang)) k
                LEFT JOIN facturation.encaissement e ON e.empreinte = k.empreinte
                ORDER BY k.rang
                """,
            ])
        let ouvertesParNumero = Set(ouvertes.pieces.map(\.numero))
        let reglees = Set(try reponses[0].map { try $0.string("numero") }).subtracting(ouvertesParNumero)
        let rapprochement = Rapprochement(ouvertes: ouvertes.pieces, reglees: reglees)
        let saisis = try await saisis(releve.credits.map(\.le), as: requete.principal)
        var pris: [ID<FactureTag>: Int] = [:]
        var lignes: [ReleveLu.Ligne] = []
        for (rang, ligne) in releve.credits.enumerated() {
            let dejaLe: DateCivile? = try reponses[1][rang].optionalValue("le")
            let resultat =
                dejaLe == nil
                ? rapprochement.chercher(ligne.libelle, ligne.cents, pris: pris) : Rapprochement.Resultat.aucun("Déjà enregistrée.")
            if case .trouve(let t) = resultat {
                for part in t.parts { pris[part.piece.id, default: 0] += part.cents }
            }
            var lue = ReleveLu.Ligne(ligne: ligne, empreinte: try reponses[1][rang].string("empreinte"), dejaLe: dejaLe, resultat: resultat)
            if case .trouve(let t) = resultat { lue.doublon = saisis.contains("\(t.entreprise)|\(ligne.le)|\(ligne.cents)") }
            lignes.append(lue)
        }
        return ReleveLu(lignes: lignes, fautes: releve.fautes, debits: releve.debits)
    }
}

/// A statement with what each line would do.
struct ReleveLu: Sendable {
    struct Ligne: Sendable {
        var ligne: ReleveBancaire.Ligne
        var empreinte: String
        var dejaLe: DateCivile?
        var resultat: Rapprochement.Resultat
        /// The same amount, from the same company, the same day, was typed by hand.
        var doublon = false

        /// Ticked beforehand: sure of the invoice, of its amount, and not recorded yet.
        var sure: Bool {
            guard case .trouve(let t) = resultat else { return false }
            return t.surete != .montant && t.surplusCents == 0 && !doublon
        }

        var signature: String {
            guard case .trouve(let t) = resultat else { return "" }
            return "\(ligne.numero)|\(t.signature)"
        }
    }
    var lignes: [Ligne]
    var fautes: [FauteTableur]
    var debits: Int
}

struct RelevePage: Page {
    static let gabarit = "releve"
    let faute: String?
    let entete = Entete(
        "Importer un relevé de compte", ariane: [("Encaissements", "/encaissements")], donnees: ["facturation.encaissement"],
        largeur: .moyenne, ici: "/encaissements")

    func child(named name: String) -> Any? {
        guard name == "fichier" else { return nil }
        return Champ(
            "fichier", "Relevé de la banque", genre: .fichier(".csv,text/csv"),
            aide: "CSV avec au moins : date, libellé, montant (ou crédit)",
            faute: faute, requis: true)
    }
}

struct ApercuRelevePage: Page {
    static let gabarit = "releve-apercu"
    let entete = Entete(
        "Relevé à confirmer", ariane: [("Encaissements", "/encaissements"), ("Importer un relevé", "/encaissements/releve")],
        sous: "Rien n'est enregistré avant votre accord", donnees: ["facturation.facture", "facturation.encaissement"], densite: .dense,
        ici: "/encaissements")
    let chiffres: [Balisage]
    let fautes: [Balisage]
    let rangs: [Balisage]
    let texte: String
    let aRapprocher: Bool

    init(_ lu: ReleveLu, texte: String) {
        self.texte = texte
        let trouvees = lu.lignes.filter { if case .trouve = $0.resultat { true } else { false } }
        aRapprocher = !trouvees.isEmpty
        chiffres = [
            AFacturerPage.chiffre("\(lu.lignes.count)", lu.lignes.count < 2 ? "crédit lu" : "crédits lus"),
            AFacturerPage.chiffre("\(trouvees.count)", trouvees.count < 2 ? "rapproché" : "rapprochés"),
            AFacturerPage.chiffre(euros(trouvees.reduce(0) { $0 + $1.ligne.cents }), "à enregistrer"),
            AFacturerPage.chiffre("\(lu.fautes.count)", lu.fautes.count < 2 ? "ligne illisible" : "lignes illisibles"),
            AFacturerPage.chiffre("\(lu.debits)", lu.debits < 2 ? "débit laissé" : "débits laissés"),
        ]
        fautes = lu.fautes.prefix(50).map { "<li>\($0.description)</li>" }
        rangs = lu.lignes.map(Self.rang)
    }

    private static func rang(_ l: ReleveLu.Ligne) -> Balisage {
        let id = "l-\(l.ligne.numero)"
        var case_: Balisage = ""
        let effet: Balisage
        let badge: Badge
        switch l.resultat {
        case .trouve(let t):
            let parts = t.parts.map { "\($0.piece.numero) : \(euros($0.cents))\($0.cents < $0.piece.resteCents ? ", partiel" : "")" }
            let surplus: Balisage =
                t.surplusCents > 0 ? "<br><small class=\"discret\">\(euros(t.surplusCents)) au crédit de l'entreprise</small>" : ""
            let coche: Balisage = l.sure ? " checked" : ""
            case_ = "<input type=\"checkbox\" id=\"\(id)\" name=\"ligne\" value=\"\(l.signature)\"\(coche)>"
            effet = "<strong>\(t.nom)</strong><br><small class=\"discret\">\(parts.joined(separator: ", "))</small>\(surplus)"
            badge =
                switch t.surete {
                case _ where l.doublon: Badge("déjà saisi ce jour ?", comme: .reportee)
                case _ where t.surplusCents > 0: Badge("plus que le dû, à vérifier", comme: .reportee)
                case .numero: Badge("numéro cité", comme: .tenue)
                case .nomEtMontant: Badge("nom et montant", comme: .publiee)
                case .montant: Badge("montant seul, à vérifier", comme: .reportee)
                }
        case .aucun(let raison):
            effet = "<small class=\"discret\">\(l.dejaLe.map { "Enregistrée le \($0.court)." } ?? raison)</small>"
            badge = l.dejaLe == nil ? Badge("non rapprochée", comme: .annuleePrestataire) : Badge("déjà enregistrée", comme: .planifiee)
        }
        return
            "<tr><td>\(case_)</td><td class=\"n\" data-l=\"Ligne\">\(l.ligne.numero)</td><td data-l=\"Date\">\(l.ligne.le.court)</td><th scope=\"row\"><label for=\"\(id)\">\(l.ligne.libelle)</label></th><td class=\"n\" data-l=\"Montant\">\(euros(l.ligne.cents))</td><td data-l=\"Règle\">\(effet)</td><td data-l=\"Sûreté\">\(badge)</td></tr>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "chiffres": chiffres
        case "aFautes": !fautes.isEmpty
        case "fautes": fautes
        case "rangs": rangs
        case "texte": texte
        case "aRapprocher": aRapprocher
        default: nil
        }
    }
}
