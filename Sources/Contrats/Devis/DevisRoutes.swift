import Calendrier
import Entreprises
import Hummingbird
import Postgres
import Tarification
import Tenancy
import Web

/// `/contrats/:id/devis`: what this contract will bill over a year, before anyone signs.
struct DevisRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        routes.get("/contrats/:id/devis", EntreprisesRoom.lire) { requete in
            let id: ID<Contrat> = try requete.id("id")
            let annee = requete.query["annee"].flatMap { Int($0) }.flatMap { (2000...2099).contains($0) ? $0 : nil }
            let dossier = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
                guard let contrat = try ContratStore.trouver(id, tx) else { throw Refus.introuvable }
                guard let dossier = try DevisDossier.lire(id, le: Self.jour(contrat, annee), tx) else { throw Refus.introuvable }
                return dossier
            }
            var d = Depouillement(requete.query)
            let hypothese = HypotheseSaisie.lire(&d, dossier)
            return requete.page(DevisPage(dossier, hypothese, Saisie(requete.query, d.fautes), d.fautes))
        }
    }

    /// A day of the billing year asked for, named by the civil year in which it opens; else of the current one, or of the first.
    private static func jour(_ contrat: Contrat, _ annee: Int?) -> DateCivile {
        guard let annee else { return max(DateCivile.aujourdhui(), contrat.debut) }
        return DateCivile("\(annee)-\(contrat.anneeContractuelle)") ?? contrat.debut
    }
}

/// « Et si » in the address of the page: nothing is written.
enum HypotheseSaisie {
    static func lire(_ d: inout Depouillement, _ dossier: DevisDossier) -> Hypothese {
        var h = Hypothese()
        for (code, prix) in prixActuels(dossier) {
            guard let autre = d.lire("si-\(code)", NombreSaisi.micro), autre != prix else { continue }
            h.prix[code] = autre
        }
        for ligne in dossier.prestations where ligne.groupe == nil {
            guard let autre = d.entier("dj-\(ligne.prestation.id)", 0...1_040), autre != ligne.prestation.demiJourneesAn else { continue }
            h.demiJournees[ligne.prestation.id] = autre
        }
        return h
    }

    /// The single prices in force in the year, by code.
    static func prixActuels(_ dossier: DevisDossier) -> [(code: String, prix: Int)] {
        var vus: Set<String> = []
        return dossier.entree.facture.lignes.reversed().compactMap { ligne in
            guard ligne.prix.count == 1, let prix = ligne.prix.first, (ligne.du ?? dossier.annee.fin) <= dossier.annee.fin,
                (ligne.au ?? dossier.annee.debut) >= dossier.annee.debut, vus.insert(ligne.code).inserted
            else { return nil }
            return (ligne.code, prix)
        }
    }

    static func champs(_ s: Saisie, _ dossier: DevisDossier) -> [Balisage] {
        let noms = Dictionary(
            dossier.tarifs.map { ($0.code, "\($0.nomLisible), euros HT \($0.modele.par)") }, uniquingKeysWith: { un, _ in un })
        let prix = prixActuels(dossier).map { code, prix in
            s.champ("si-\(code)", noms[code] ?? code, Prix.saisie(prix), genre: .montant).balisage
        }
        let rythmes = dossier.prestations.filter { $0.groupe == nil }.map { ligne in
            s.champ(
                "dj-\(ligne.prestation.id)", "\(ligne.prestation.nom), \(ligne.prestation.rythme) : demi-journées par an",
                ligne.prestation.demiJourneesAn.map { "\($0)" },
                genre: .nombre
            ).balisage
        }
        return prix + rythmes
    }
}
