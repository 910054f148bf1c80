import Calendrier
import Entreprises
import Postgres
import Tenancy
import Web

/// The form of a pool with what it offers to choose from.
struct GroupeFormulaire: Sendable {
    let groupe: Groupe?
    let lieux: [LieuContrat]
    let indices: [Indice]
    /// Permanences already shared at the current price.
    let tenues: Int

    init(_ id: ID<GroupeTag>?, _ tx: Transaction) throws {
        groupe = try id.map { id in
            guard let groupe = try GroupeStore.trouver(id, tx) else { throw Refus.introuvable }
            return groupe
        }
        lieux = try ReferencesStore.tousLieux(tx)
        indices = try IndiceStore.tous(tx)
        tenues = try id.map { try GroupeStore.tenues($0, tx) } ?? 0
    }

    static func lire(_ d: inout Depouillement, _ ancien: Groupe?) -> GroupeValeurs? {
        let libelle = d.requis("libelle", "Donnez le nom du groupe.")
        let code: String? =
            if let ancien { ancien.code } else {
                d.requis("code", "Donnez un code court, par exemple MUTU-METZ : il est imprimé sur les factures.")?.uppercased()
            }
        if let code,
            !code.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || $0 == 45 || $0 == 95 })
                || !(1...30).contains(code.count)
        {
            d.faute("code", "Un code a 1 à 30 lettres sans accent, chiffres ou tirets.")
        }
        let prix = d.lire("prix", NombreSaisi.cents)
        if prix == nil, d.fautes["prix"] == nil { d.faute("prix", "Donnez le prix d'une demi-journée pour tout le groupe.") }
        let du = d.dateRequise("du", "Donnez le premier jour du prix.")
        let indexation = IndexationSaisie.lire(&d)
        guard let libelle, let code, let prix, let du else { return nil }
        var v = GroupeValeurs(code: code, libelle: libelle, prixCents: prix, du: du)
        v.lieu = d.champs.texte("lieu").flatMap { ID<LieuTag>($0) }
        v.indexation = indexation
        return v
    }

    func page(_ s: Saisie, _ fautes: Fautes) -> PageFormulaire {
        let retour = groupe.map { "/groupes/\($0.id)" } ?? "/groupes"
        let places = [Option("", "Aucun en particulier")] + lieux.map { Option($0.id.description, "\($0.nom), \($0.commune)") }
        return PageFormulaire(
            Entete(
                groupe.map { "Modifier \($0.libelle)" } ?? "Nouveau groupe mutualisé",
                ariane: [("Contrats", "/contrats"), ("Groupes mutualisés", "/groupes")],
                sous: "Une permanence tenue pour plusieurs entreprises : son prix se partage au centime, sans qu'aucune voie les autres.",
                donnees: ["gestion.groupe_mutualise"], densite: .dense, largeur: .moyenne, ici: "/contrats"),
            action: retour, retour: retour, envoyer: groupe == nil ? "Créer le groupe" : "Enregistrer les changements", fautes: fautes,
            [
                .init(
                    "Groupe",
                    [
                        s.champ("libelle", "Nom", groupe?.libelle, requis: true),
                        groupe == nil
                            ? s.champ("code", "Code de facture", aide: "Par exemple MUTU-METZ.", requis: true)
                            : s.champ("code", "Code de facture", groupe?.code, fige: true),
                        s.champ(
                            "prix", "Euros HT la demi-journée, pour tout le groupe", groupe.map { Prix.saisie($0.prixCents * 10_000) },
                            genre: .montant, requis: true),
                        s.champ("du", "Prix en vigueur depuis le", (groupe?.du ?? .aujourdhui()).description, genre: .date, requis: true),
                        s.champ("lieu", "Lieu", groupe?.lieu?.description, genre: .liste(places)),
                    ]),
                .init("Révision annuelle", IndexationSaisie.champs(s, groupe?.indexation, indices)),
            ])
    }
}
