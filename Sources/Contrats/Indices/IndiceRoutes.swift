import Calendrier
import Entreprises
import Hummingbird
import Mustache
import Postgres
import Tenancy
import Web

/// `/indices`: the indices that revise prices and the value entered for each year.
struct IndiceRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        routes.get("/indices", EntreprisesRoom.lire) { requete in
            requete.page(try await page(requete, Champs(), Fautes()))
        }
        routes.post("/indices", EntreprisesRoom.ecrire, creer)
        routes.post("/indices/valeurs", EntreprisesRoom.ecrire, noter)
    }

    private func page(_ requete: Requete, _ tape: Champs, _ fautes: Fautes) async throws -> IndicesPage {
        let (indices, usages) = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            (try IndiceStore.tous(tx), try IndiceStore.usages(tx))
        }
        return IndicesPage(
            indices: indices, usages: usages, ecrit: requete.principal.fonctions.contains(.planification), tape: tape, fautes: fautes)
    }

    @Sendable private func creer(_ requete: Requete) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        let libelle = d.requis("libelle", "Donnez le nom de l'indice.")
        let code = d.requis("code", "Donnez un code court, par exemple SYNTEC.")?.uppercased()
        if let code,
            !code.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || $0 == 45 || $0 == 95 })
                || !(2...30).contains(code.count)
        {
            d.faute("code", "Un code a 2 à 30 lettres sans accent, chiffres ou tirets.")
        }
        if let libelle, let code, d.fautes.isEmpty {
            let source = d.texte("source")
            do {
                try await bases[.gestion].transaction(as: requete.principal) { tx in
                    try IndiceStore.creer(code: code, libelle: libelle, source: source, tx)
                }
                return requete.redirection("/indices", fait: "Indice \(libelle) ajouté.")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                d.faute("code", "Un autre indice a ce code.")
            }
        }
        return requete.page(try await page(requete, requete.formulaire, d.fautes), statut: .unprocessableContent)
    }

    @Sendable private func noter(_ requete: Requete) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        let indice = d.requis("v_indice", "Choisissez l'indice.")
        let annee = d.entier("v_annee", 2000...2099)
        if annee == nil, d.fautes["v_annee"] == nil { d.faute("v_annee", "Donnez l'année de la révision.") }
        let valeur = d.lire("v_valeur") { NombreSaisi.decimal($0, decimales: 6) }
        if valeur == nil, d.fautes["v_valeur"] == nil { d.faute("v_valeur", "Donnez la valeur de l'indice, par exemple 315,2.") }
        if valeur == 0 { d.faute("v_valeur", "Un indice est plus grand que zéro.") }
        let publie = d.date("v_publie_le")
        if let indice, let annee, let valeur, d.fautes.isEmpty {
            do {
                try await bases[.gestion].transaction(as: requete.principal) { tx in
                    try IndiceStore.noter(indice, annee, valeur, publieLe: publie, tx)
                }
                return requete.redirection("/indices", fait: "Valeur \(annee) notée : \(Decimales.micro(valeur)).")
            } catch let erreur as PostgresError where erreur.state == .foreignKeyViolation {
                d.faute("v_indice", "Cet indice n'existe pas.")
            }
        }
        return requete.page(try await page(requete, requete.formulaire, d.fautes), statut: .unprocessableContent)
    }
}

struct IndicesPage: Page {
    static let gabarit = "indices"
    let indices: [Indice]
    let usages: [String: Int]
    let ecrit: Bool
    let tape: Champs
    let fautes: Fautes

    var entete: Entete {
        Entete(
            "Indices de révision", ariane: [("Contrats", "/contrats")],
            sous: "Une valeur par année : elle révise les prix à l'anniversaire de chaque ligne. Sans valeur, l'ancien prix reste.",
            donnees: ["gestion.indice", "gestion.indice_valeur"], densite: .dense, largeur: .moyenne, ici: "/contrats")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "indices": indices.map { Fiche(indice: $0, usages: usages[$0.code] ?? 0) }
        case "ecrit": ecrit
        case "champsValeur": champsValeur
        case "champsIndice": champsIndice
        default: nil
        }
    }

    private var champsValeur: [Balisage] {
        let s = tape["v_annee"] == nil ? Saisie() : Saisie(tape, fautes)
        let champs: [any Fragment] = [
            s.champ(
                "v_indice", "Indice", indices.max { usages[$0.code] ?? 0 < usages[$1.code] ?? 0 }?.code,
                genre: .liste(indices.map { Option($0.code, $0.libelle) })),
            s.champ("v_annee", "Année de la révision", "\(DateCivile.aujourdhui().annee)", genre: .nombre, requis: true),
            s.champ("v_valeur", "Valeur", genre: .montant, aide: "Coefficient de raccordement déjà appliqué.", requis: true),
            s.champ("v_publie_le", "Publié le", genre: .date),
        ]
        return champs.map(\.balisage)
    }

    private var champsIndice: [Balisage] {
        let s = tape["libelle"] == nil ? Saisie() : Saisie(tape, fautes)
        return [
            s.champ("libelle", "Nom", requis: true).balisage, s.champ("code", "Code", requis: true).balisage,
            s.champ("source", "Où le lire").balisage,
        ]
    }

    struct Fiche: MustacheParent, Sendable {
        let indice: Indice
        let usages: Int

        func child(named name: String) -> Any? {
            switch name {
            case "libelle": indice.libelle
            case "code": indice.code
            case "source": indice.source.isEmpty ? nil : indice.source
            case "usages": usages == 0 ? "ne révise encore aucun prix" : "révise \(pluriel(usages, "ligne de prix", "lignes de prix"))"
            case "valeurs": indice.valeurs.enumerated().map { rang, v in Ligne(v: v, avant: indice.valeurs.dropFirst(rang + 1).first) }
            case "aValeurs": !indice.valeurs.isEmpty
            case "vide": indice.valeurs.isEmpty ? Vide("Aucune valeur : aucun prix n'est révisé.") : nil
            default: nil
            }
        }
    }

    struct Ligne: MustacheParent, Sendable {
        let v: Indice.Valeur
        let avant: Indice.Valeur?

        func child(named name: String) -> Any? {
            switch name {
            case "annee": "\(v.annee)"
            case "valeur": Decimales.micro(v.valeurMicro)
            case "publie": v.publieLe?.court ?? "–"
            case "ecart": ecart
            default: nil
            }
        }

        /// Change since the previous value, in hundredths of a percent.
        private var ecart: String {
            guard let avant else { return "–" }
            let centiemes = (v.valeurMicro - avant.valeurMicro) * 10_000 / avant.valeurMicro
            return (centiemes < 0 ? "− " : "+ ") + Decimales.centiemes(Int(centiemes.magnitude)) + " %"
        }
    }
}
