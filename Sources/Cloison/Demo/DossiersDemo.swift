import Actes
import Calendrier
import Dossiers
import Foundation
import Partenaires
import Tenancy

/// Dossiers in the proportions of product.md: 4.5 % of the covered staff a year, 2.5 entretiens a situation, the motifs split.
struct DossiersDemo {
    private let graine: UInt64
    private let aujourdhui: DateCivile
    private let comptes: [ID<CompteTag>]

    /// `comptes`: the account of each worker, by rank; any values do for `nominatifs`.
    init(graine: UInt64, aujourdhui: DateCivile, comptes: [ID<CompteTag>]) {
        self.graine = graine
        self.aujourdhui = aujourdhui
        self.comptes = comptes
    }

    private static let motifs: [(Motif, Int)] = [
        (.budget, 28), (.sante, 16), (.logement, 15), (.viePro, 15), (.famille, 12), (.droits, 6), (.handicap, 3), (.maintien, 2),
        (.retraite, 3),
    ]

    func dossiers(_ entreprises: [EntrepriseDemo], tenues: [PermanencesDemo.Tenue]) -> [DossierSemence] {
        let parEntreprise = Dictionary(grouping: tenues, by: \.entreprise)
        var liste: [DossierSemence] = []
        for entreprise in entreprises {
            let presences = (parEntreprise[entreprise.rang] ?? []).sorted { $0.jour < $1.jour }
            guard !presences.isEmpty else { continue }
            // Two years at 4.5 %.
            let situations = (entreprise.effectif * 9 + 50) / 100
            for rang in 0..<situations {
                var hasard = Hasard(graine, "situation \(entreprise.rang)", rang)
                liste.append(dossier(entreprise, presences, rang: liste.count, &hasard))
            }
        }
        return liste
    }

    private func dossier(
        _ entreprise: EntrepriseDemo, _ presences: [PermanencesDemo.Tenue], rang: Int, _ hasard: inout Hasard
    ) -> DossierSemence {
        let premiere = hasard.un(presences)
        let suite = presences.filter { $0.intervenant == premiere.intervenant && $0.jour >= premiere.jour }
        let nombre = hasard.selon([(1, 30), (2, 28), (3, 20), (4, 12), (5, 10)])
        let seances = Array(suite.prefix(nombre))
        let tire = hasard.selon(Self.motifs)
        var prevention = PreventionDemo(entreprise, rang: rang, motif: tire)
        let motif = prevention.motif
        let second = hasard.chance(35) ? hasard.selon(Self.motifs) : motif
        let origine = hasard.selon([
            (Origine.luiMeme, 62), (.rh, 10), (.manager, 6), (.medecineTravail, 9), (.collegue, 6), (.cse, 4), (.intervenant, 3),
        ])
        let commune = entreprise.etablissements.first { $0.id == premiere.etablissement }?.commune.nom ?? ""
        var entretiens: [EntretienSemence] = []
        var rendezVous: [RendezVousSemence] = []
        for (ordre, seance) in seances.enumerated() {
            let forme = hasard.selon([(Forme.presentiel, 60), (.spontane, 12), (.telephone, 20), (.visio, 5), (.avecTiers, 3)])
            let nature = prevention.nature(ordre)
            let codes = Entretien.Codes(
                jour: seance.jour, nature: nature, forme: forme,
                duree: hasard.selon([(.demie, 3), (.troisQuarts, 5), (.heure, 4), (.quart, 1)]),
                origine: origine, exprimes: [motif], identifies: motif == second ? [motif] : [motif, second],
                faits: [hasard.un([.information, .courrier, .formulaire, .constitution, .relance])],
                prochaine: ordre + 1 < seances.count ? seances[ordre + 1].jour : nil,
                vulnerabilite: hasard.chance(6) ? .aSurveiller : .aucune,
                precisions: rang % 3 == 0 ? Array(Precision.de(motif).dropFirst(rang % 4).prefix(1)) : [])
            entretiens.append(EntretienSemence(codes, note: hasard.chance(60) ? PersonnesDemo.note(rang, &hasard) : nil))
            if forme == .presentiel, let heure = Heure((seance.moment == "PM" ? 14 : 9) + rang % 2, rang % 3 * 15) {
                rendezVous.append(
                    RendezVousSemence(
                        permanence: seance.permanence, jour: seance.jour, heure: heure, nature: nature, forme: forme, statut: .honore))
            }
        }
        let dernier = seances.last?.jour ?? premiere.jour
        let recul = dernier.jours(jusqua: aujourdhui)
        let clos = recul > 45 && hasard.chance(recul > 150 ? 98 : 75)
        let fins: [Issue] = [.information, .droitOuvert, .planAccepte, .relais, .sansNouvelles, .retourMemePoste]
        let issue = clos ? (prevention.issue() ?? hasard.un(fins)) : nil
        let suivi = SuiviDemo(entreprise, rang: rang, motif: motif, ouvertLe: premiere.jour, clos: clos, aujourdhui: aujourdhui).suivi
        let identite = PersonnesDemo.identite(rang, &hasard, commune: commune, situation: suivi.situation)
        return DossierSemence(
            entreprise: ID(entreprise.id), etablissement: premiere.etablissement, referent: comptes[premiere.intervenant],
            numero: "\(premiere.jour.annee)-\(String(100_001 + rang).dropFirst())", ouvertLe: premiere.jour, motif: motif,
            cloture: issue.map { (dernier, $0) },
            identite: identite, entretiens: entretiens,
            demarches: demarches(motif, dernier, clos: clos, &hasard), rendezVous: rendezVous,
            suivi: suivi)
    }

    private func demarches(_ motif: Motif, _ jour: DateCivile, clos: Bool, _ hasard: inout Hasard) -> [DemarcheSemence] {
        let partenaires: [TypePartenaire] =
            switch motif {
            case .budget: [.banqueDeFrance, .creanciers, .pointConseil, .caf]
            case .logement: [.actionLogement, .bailleur, .fsl, .adil]
            case .sante, .handicap, .maintien: [.mdph, .cpam, .santeTravail, .agefiph]
            case .retraite: [.carsat]
            default: [.caf, .departement, .ccas, .avocat]
            }
        return (0..<hasard.selon([(0, 3), (1, 4), (2, 3)])).map { _ in
            let statut: StatutDemarche =
                clos ? hasard.un([.acceptee, .acceptee, .refusee, .classee]) : hasard.un([.aCompleter, .enInstruction, .enInstruction])
            let objet = Objet(
                objet: hasard.chance(50) ? "Demande suivie avec la personne" : "",
                montant: motif == .budget ? 100 * Int.random(in: 2...90, using: &hasard) : nil)
            return DemarcheSemence(
                DemarcheStore.Fiche(
                    type: hasard.un([.constitution, .formulaire, .courrier, .recours, .negociation]), partenaire: hasard.un(partenaires),
                    statut: statut,
                    echeance: clos ? nil : jour.plus(jours: Int.random(in: 15...70, using: &hasard)), objet: objet),
                ouverteLe: jour)
        }
    }
}
