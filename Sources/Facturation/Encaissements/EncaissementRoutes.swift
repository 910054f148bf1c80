internal import Calendrier
internal import Entreprises
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// Recording money on a company's account, allocating what is left, cancelling by a counter-entry.
struct EncaissementRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        let acces = AFacturerRoutes.acces
        routes.get("/encours/:entreprise/encaissement", acces) { requete in
            requete.page(EncaissementPage(try await compte(requete), Saisie(), Fautes(), le: DateCivile.aujourdhui()))
        }
        routes.post("/encours/:entreprise/encaissement", acces, encaisser)
        routes.post("/encours/:entreprise/imputation", acces, imputer)
        routes.post("/encours/:entreprise/encaissements/:id/annulation", acces, annuler)
    }

    private func compte(_ requete: Requete) async throws -> CompteClient {
        guard let compte = try await EncaissementStore(base: base).compte(requete.id("entreprise"), as: requete.principal) else {
            throw Refus.introuvable
        }
        return compte
    }

    private func encaisser(_ requete: Requete) async throws -> Response {
        let compte = try await compte(requete)
        let jour = DateCivile.aujourdhui()
        var lecture = EncaissementSaisi(requete.formulaire, compte, le: jour)
        if let encaissement = lecture.encaissement {
            do {
                _ = try await base.transaction(as: requete.principal) { try CaisseStore(transaction: $0).encaisser(encaissement) }
                let surplus = encaissement.montantCents - encaissement.imputations.reduce(0) { $0 + $1.cents }
                return requete.redirection(
                    "/encours/\(compte.entreprise)",
                    fait: "\(euros(encaissement.montantCents)) enregistrés."
                        + (surplus > 0 ? " \(euros(surplus)) restent au crédit de l'entreprise." : ""))
            } catch let erreur as PostgresError {
                guard let phrase = RefusDeCaisse.phrase(erreur) else { throw erreur }
                if case .server(_, "encaissement_doublon") = erreur { lecture.doublon = true }
                lecture.fautes["montant"] = phrase
            }
        }
        return requete.page(
            EncaissementPage(compte, Saisie(requete.formulaire, lecture.fautes), lecture.fautes, le: jour, doublon: lecture.doublon),
            statut: .unprocessableContent)
    }

    private func imputer(_ requete: Requete) async throws -> Response {
        let compte = try await compte(requete)
        let champs = requete.formulaire
        let versement = champs["encaissement"].flatMap { ID<EncaissementTag>($0) }
        let avoir = champs["avoir"].flatMap { ID<FactureTag>($0) }
        let facture = champs["facture"].flatMap { ID<FactureTag>($0) }
        let disponible =
            compte.encaissementsLibres.first { $0.id == versement }?.resteCents
            ?? compte.avoirsADeduire.first { $0.id == avoir }?.resteCents
        guard let disponible, champs["facture"] == "rendu" || facture != nil else {
            throw Refus.conflit("Ce crédit n'est plus disponible : relire le compte.")
        }
        let due = facture.map { id in compte.ouvertes.first { $0.id == id }?.resteCents ?? 0 }
        let cents = min(disponible, due ?? disponible)
        guard cents > 0 else { throw Refus.conflit("Cette facture est déjà réglée : en choisir une autre.") }
        let entreprise = compte.entreprise
        try await RefusDeCaisse.dire {
            try await base.transaction(as: requete.principal) {
                try CaisseStore(transaction: $0).imputer(
                    entreprise, encaissement: versement, avoir: versement == nil ? avoir : nil, a: facture, cents: cents)
            }
        }
        return requete.redirection(
            "/encours/\(entreprise)", fait: facture == nil ? "\(euros(cents)) notés rendus au client." : "\(euros(cents)) déduits.")
    }

    private func annuler(_ requete: Requete) async throws -> Response {
        let entreprise: ID<EntrepriseTag> = try requete.id("entreprise")
        let id: ID<EncaissementTag> = try requete.id("id")
        let fait = try await RefusDeCaisse.dire {
            try await base.transaction(as: requete.principal) { try CaisseStore(transaction: $0).annuler(id, entreprise) }
        }
        guard fait else { throw Refus.introuvable }
        return requete.redirection(
            "/encours/\(entreprise)",
            fait: "Encaissement annulé par son écriture contraire : les factures qu'il réglait sont de nouveau dues.")
    }
}

/// What was typed, checked field by field.
struct EncaissementSaisi {
    var fautes = Fautes()
    var encaissement: NouvelEncaissement?
    var doublon = false

    /// Fields `montant`, `recu`, `moyen`, `libelle`, `doublon`, and `part-<invoice>` for each open invoice; all parts empty: oldest first.
    init(_ champs: Champs, _ compte: CompteClient, le jour: DateCivile) {
        let montant = Self.cents(champs["montant"], "montant", &fautes)
        if montant == 0 { fautes["montant"] = "Un encaissement est supérieur à zéro." }
        let recu = champs["recu"].flatMap { DateCivile(saisie: $0) }
        if recu == nil { fautes["recu"] = "« \(champs["recu"] ?? "") » ne se lit pas : une date s'écrit 20/11/2026." }
        if let recu, recu > jour { fautes["recu"] = "Le \(recu.court) est à venir : la date est celle où l'argent est arrivé." }
        let moyen = champs["moyen"].flatMap { MoyenDePaiement(rawValue: $0) }
        if moyen == nil { fautes["moyen"] = "Choisissez un moyen de paiement." }
        let libelle = champs.texte("libelle") ?? ""
        if libelle.count > 140 { fautes["libelle"] = "Le libellé a \(libelle.count) caractères ; 140 au plus." }
        var parts: [(facture: ID<FactureTag>, cents: Int)] = []
        for piece in compte.ouvertes {
            let nom = "part-\(piece.id)"
            guard champs.texte(nom) != nil, let cents = Self.cents(champs[nom], nom, &fautes), cents > 0 else { continue }
            if cents > piece.resteCents { fautes[nom] = "\(piece.numero) ne doit plus que \(euros(piece.resteCents))." }
            parts.append((piece.id, cents))
        }
        let total = parts.reduce(0) { $0 + $1.cents }
        if let montant, total > montant {
            fautes["montant"] = "Les parts font \(euros(total)), plus que les \(euros(montant)) reçus : réduire l'une d'elles."
        }
        guard fautes.isEmpty, let montant, let recu, let moyen else { return }
        encaissement = NouvelEncaissement(
            entreprise: compte.entreprise, recuLe: recu, montantCents: montant, moyen: moyen, libelle: libelle,
            doublonAdmis: champs["doublon"] != nil,
            imputations: parts.isEmpty ? NouvelEncaissement.repartir(montant, sur: compte.pieces) : parts)
    }

    private static func cents(_ texte: String?, _ champ: String, _ fautes: inout Fautes) -> Int? {
        switch NombreSaisi.cents(texte ?? "") {
        case .success(let cents): return cents
        case .failure(let remede):
            fautes[champ] = remede.description
            return nil
        }
    }
}

struct EncaissementPage: Page {
    static let gabarit = "encaissement"
    let entete: Entete
    let fautes: Fautes
    let champs: [any Fragment]
    let parts: [Balisage]
    let doublon: Case?

    init(_ compte: CompteClient, _ saisie: Saisie, _ fautes: Fautes, le jour: DateCivile, doublon: Bool = false) {
        self.fautes = fautes
        entete = Entete(
            "Enregistrer un encaissement", ariane: [("Encours", "/encours"), (compte.nom, "/encours/\(compte.entreprise)")],
            donnees: ["facturation.encaissement"], largeur: .moyenne, ici: "/encours")
        champs = [
            saisie.champ("montant", "Montant reçu, en euros", genre: .montant, aide: "Par exemple 1 234,50", requis: true),
            saisie.champ(
                "recu", "Reçu le", jour.description, genre: .date, aide: "Le jour où l'argent est arrivé sur le compte", requis: true),
            saisie.choix(
                "moyen", "Moyen", MoyenDePaiement.allCases.map { Option($0.rawValue, $0.mot) }, MoyenDePaiement.virement.rawValue,
                requis: true),
            saisie.champ("libelle", "Libellé de la banque", aide: "Facultatif, tel que le relevé le porte"),
        ]
        parts = compte.ouvertes.map { piece in
            let champ = saisie.champ("part-\(piece.id)", "Part pour \(piece.numero)", genre: .montant)
            return
                "<tr><th scope=\"row\">\(piece.numero)<br><small class=\"discret\">échéance \(piece.echeance.court)</small></th><td class=\"n\" data-l=\"Reste dû\">\(euros(piece.resteCents))</td><td>\(champ)</td></tr>"
        }
        self.doublon = doublon ? saisie.coche("doublon", "C'est un autre paiement, du même montant et du même jour") : nil
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "champs": champs.map { $0.balisage }
        case "aParts": !parts.isEmpty
        case "parts": parts
        case "doublon": doublon
        default: nil
        }
    }
}
