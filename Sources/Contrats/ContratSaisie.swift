import Calendrier
import Entreprises
import Tenancy
import Web

/// The head of a contract in a form.
enum ContratSaisie {
    /// What was typed, checked; look at `d.fautes` before keeping it.
    static func lire(_ d: inout Depouillement, defaut: ContratValeurs? = nil) -> ContratValeurs? {
        let numero = d.requis("numero", "Écrivez le numéro du contrat.").flatMap { d.accepter("numero", ContratValeurs.numero($0)) }
        let debut = d.dateRequise("debut", "Donnez le premier jour du contrat.")
        var v = defaut ?? ContratValeurs(numero: "", debut: .aujourdhui())
        v.statut = d.choix("statut") ?? .brouillon
        v.cadre = d.choix("cadre") ?? .FR
        v.objet = d.texte("objet")
        v.fin = d.date("fin")
        if let debut, let fin = v.fin, fin < debut { d.faute("fin", "Le dernier jour vient avant le premier, le \(debut.court).") }
        v.taciteReconduction = d.coche("tacite_reconduction")
        v.preavisMois = d.entier("preavis_mois", 0...24) ?? 3
        v.signeLe = d.date("signe_le")
        if v.statut == .signe, v.signeLe == nil, d.fautes["signe_le"] == nil {
            d.faute("signe_le", "Un contrat signé porte la date de sa signature.")
        }
        v.intervenant = d.champs.texte("intervenant").flatMap { ID<IntervenantTag>($0) }
        v.facturationMois =
            d.champs.texte("facturation_mois").flatMap { Int($0) }.flatMap { [1, 2, 3, 4, 6, 12].contains($0) ? $0 : nil } ?? 1
        v.terme = d.choix("terme") ?? .echu
        v.anneeContractuelle = annee(&d) ?? "01-01"
        v.preavisAnnulationJours = d.entier("preavis_annulation_jours", 0...60) ?? 2
        let taux = d.lire("taux_annulation_tardive") { NombreSaisi.decimal($0.replacing("%", with: ""), decimales: 2) }
        if let taux, taux > 10_000 { d.faute("taux_annulation_tardive", "Un pourcentage de 0 à 100 est attendu.") }
        v.tauxAnnulationTardive = taux ?? 10_000
        v.minimumCents = d.lire("minimum", NombreSaisi.cents)
        v.minimumPar = d.choix("minimum_par") ?? .annee
        v.minimumProrata = d.coche("minimum_prorata")
        guard let numero, let debut else { return nil }
        v.numero = numero
        v.debut = debut
        return v
    }

    /// « 01/03 »: a day and a month, the day at most 28 so that it exists every year.
    private static func annee(_ d: inout Depouillement) -> String? {
        guard let texte = d.champs.texte("annee_contractuelle") else { return nil }
        let parties = texte.split(whereSeparator: { "/-. ".contains($0) }).compactMap { Int($0) }
        guard parties.count == 2, (1...28).contains(parties[0]), (1...12).contains(parties[1]) else {
            d.faute("annee_contractuelle", "Écrivez jour/mois, par exemple 01/03 ; le jour va de 1 à 28.")
            return nil
        }
        return "\(deux(parties[1]))-\(deux(parties[0]))"
    }

    static func sections(_ s: Saisie, _ v: ContratValeurs?, _ intervenants: [IntervenantContrat], entreprise: Entreprise) -> [PageFormulaire
        .Section]
    {
        let statuts = Contrat.Statut.allCases.map { Option($0.rawValue, $0.libelle) }
        let personne = [Option("", "Personne pour l'instant")]
        let equipe = intervenants.map { Option($0.id.description, "\($0.nom), \($0.metier.libelle)") }
        return [
            .init(
                "Contrat",
                [
                    s.champ("numero", "Numéro", v?.numero, aide: "Imprimé sur les factures, par exemple 2026-031.", requis: true),
                    s.choix("statut", "État", statuts, (v?.statut ?? .brouillon).rawValue),
                    s.champ("signe_le", "Signé le", v?.signeLe?.description, genre: .date),
                    s.choix(
                        "cadre", "Droit applicable", Pays.allCases.map { Option($0.rawValue, $0.libelle) },
                        (v?.cadre ?? entreprise.pays).rawValue),
                    s.champ("debut", "Premier jour", v?.debut.description, genre: .date, requis: true),
                    s.champ("fin", "Dernier jour", v?.fin?.description, genre: .date, aide: "Vide : sans terme."),
                    s.coche("tacite_reconduction", "Tacite reconduction d'année en année", v?.taciteReconduction ?? true),
                    s.champ("preavis_mois", "Préavis, en mois", v.map { "\($0.preavisMois)" } ?? "3", genre: .nombre),
                    s.champ("intervenant", "Intervenant nommé", v?.intervenant?.description, genre: .liste(personne + equipe)),
                    s.champ("objet", "Objet", v?.objet),
                ]),
            .init(
                "Facturation",
                [
                    s.choix(
                        "facturation_mois", "Facturer",
                        [(1, "chaque mois"), (2, "2 mois"), (3, "3 mois"), (4, "4 mois"), (6, "6 mois"), (12, "par an")].map {
                            Option("\($0)", $1)
                        },
                        "\(v?.facturationMois ?? 1)"),
                    s.choix(
                        "terme", "Moment", Contrat.Terme.allCases.map { Option($0.rawValue, $0.libelle) }, (v?.terme ?? .echu).rawValue),
                    s.champ(
                        "annee_contractuelle", "Début de l'année de facturation", v.map { jourMois($0.anneeContractuelle) } ?? "01/01",
                        aide: "Jour/mois."),
                    s.champ(
                        "minimum", "Minimum, en euros HT", v?.minimumCents.map { Prix.saisie($0 * 10_000) }, genre: .montant,
                        aide: "Vide : aucun."),
                    s.choix(
                        "minimum_par", "Ce minimum vaut", Contrat.MinimumPar.allCases.map { Option($0.rawValue, $0.libelle) },
                        (v?.minimumPar ?? .annee).rawValue),
                    s.coche("minimum_prorata", "Minimum réduit quand l'année ou la période est incomplète", v?.minimumProrata ?? true),
                    s.champ(
                        "preavis_annulation_jours", "Annulation tardive à moins de (jours ouvrés)",
                        v.map { "\($0.preavisAnnulationJours)" } ?? "2",
                        genre: .nombre),
                    s.champ(
                        "taux_annulation_tardive", "Part facturée d'une annulation tardive, en %",
                        v.map { pourcent($0.tauxAnnulationTardive) } ?? "100",
                        genre: .montant),
                ]),
        ]
    }

    private static func jourMois(_ annee: String) -> String { "\(annee.suffix(2))/\(annee.prefix(2))" }
    private static func pourcent(_ centiemes: Int) -> String {
        centiemes % 100 == 0 ? "\(centiemes / 100)" : "\(centiemes / 100),\(deux(centiemes % 100))"
    }
    private static func deux(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
