import Calendrier
import Entreprises
import Mustache
import Postgres
import Tenancy
import Web

/// The form of a contract with what it offers to choose from.
struct ContratFormulaire: Sendable {
    let entreprise: Entreprise
    let contrat: Contrat?
    let prestations: [Prestation]
    let tarifs: [Tarif]
    let etablissements: [Etablissement]
    let lieux: [LieuContrat]
    let intervenants: [IntervenantContrat]
    let indices: [Indice]
    let groupes: [Groupe]
    let verification: VerificationTVA?

    /// Throws `Refus.introuvable` when the company is unknown.
    init(_ id: EntrepriseID, contrat: Contrat?, _ tx: Transaction) throws {
        guard let entreprise = try EntrepriseStore.trouver(id, tx) else { throw Refus.introuvable }
        self.entreprise = entreprise
        self.contrat = contrat
        prestations = try contrat.map { try PrestationStore.duContrat(id, $0.id, tx) } ?? []
        tarifs = try contrat.map { try TarifStore.duContrat(id, $0.id, tx) } ?? []
        etablissements = try EtablissementStore.de(id, tx)
        lieux = try ReferencesStore.lieux(id, tx)
        intervenants = try ReferencesStore.intervenants(tx)
        indices = try IndiceStore.tous(tx)
        groupes = try GroupeStore.tous(tx)
        verification = try contrat.flatMap { try VerificationTVA.lire($0, tx) }
    }

    static func lire(_ id: EntrepriseID, _ requete: Requete, _ bases: Bases) async throws -> ContratFormulaire {
        try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            try ContratFormulaire(id, contrat: nil, tx)
        }
    }

    /// A company may only pay its share of a permanence held elsewhere.
    private func participation(_ s: Saisie) -> [any Fragment] {
        guard !groupes.isEmpty else { return [] }
        let seule = contrat != nil && !prestations.contains { $0.genre == .permanence }
        return [s.coche("sans_permanence", "Aucune permanence chez elle : elle participe à un groupe mutualisé", seule)]
    }

    func page(_ s: Saisie, _ fautes: Fautes) -> PageFormulaire {
        let retour = contrat.map { "/contrats/\($0.id)" } ?? "/contrats"
        let valeurs = contrat.map(ContratValeurs.init)
        var sections = ContratSaisie.sections(s, valeurs, intervenants, entreprise: entreprise)
        var avis: [Alerte] = []
        if contrat == nil || contrat?.statut == .brouillon {
            let permanence = prestations.first { $0.genre == .permanence }.map(PrestationValeurs.init)
            let services = Prestation.Genre.allCases.filter { $0 != .permanence }.map { Option($0.rawValue, $0.libelle) }
            sections.insert(
                .init(
                    "Permanences", phrase: "Une autre ligne s'ajoute ensuite par un avenant.",
                    participation(s)
                        + PrestationSaisie.champs(s, "p_", permanence, lieux: lieux, etablissements: etablissements, groupes: groupes)
                        + [s.plusieurs("services", "Services optionnels", services, prestations.map(\.genre.rawValue)) as any Fragment]),
                at: 1)
            sections.insert(contentsOf: TarifSaisie.sections(s, tarifs.map(TarifValeurs.init), indices), at: 2)
            if contrat != nil {
                avis.append(
                    Alerte(
                        .information, "ce que ce brouillon facturera sur l'année, mois par mois.", fort: "Devis :",
                        liens: [("Voir le devis", "\(retour)/devis")]))
            }
        } else {
            avis.append(
                Alerte(
                    .information, "le rythme, le volume et les prix changent par un avenant, à une date.", fort: "Contrat signé :",
                    liens: [("Préparer un avenant", "\(retour)/avenants/nouveau")]))
        }
        sections.append(TVASaisie.section(s, valeurs, verification, entreprise, etablissements))
        return PageFormulaire(
            Entete(
                contrat.map { "Modifier le contrat \($0.numero)" } ?? "Nouveau contrat",
                ariane: [("Contrats", "/contrats"), (entreprise.nom, "/entreprises/\(entreprise.id)")],
                sous: entreprise.nom, donnees: ["gestion.contrat", "gestion.prestation", "gestion.tarif"], densite: .dense,
                largeur: .moyenne,
                ici: "/contrats"),
            action: contrat == nil ? "/contrats" : retour, retour: retour,
            envoyer: contrat == nil ? "Créer le contrat" : "Enregistrer les changements", caches: ["entreprise": entreprise.id.description],
            fautes: fautes,
            avis: avis, sections)
    }
}

/// Which company is the contract for?
struct ContratChoixPage: Page {
    static let gabarit = "contrat-choix"
    let entreprises: [Entreprise]

    var entete: Entete {
        Entete(
            "Nouveau contrat", ariane: [("Contrats", "/contrats")], donnees: ["gestion.entreprise"], densite: .dense, largeur: .moyenne,
            ici: "/contrats")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "entreprises": entreprises.filter { $0.statut != .ancien }.map { Choisi($0.id.description, "\($0.nom) (\($0.code))", false) }
        case "vide":
            entreprises.isEmpty
                ? Vide(
                    "Aucune entreprise.", suite: "Un contrat se fait avec une entreprise.",
                    action: Action("Créer l'entreprise", "/entreprises/nouvelle")) : nil
        case "aEntreprises": !entreprises.isEmpty
        default: nil
        }
    }
}
