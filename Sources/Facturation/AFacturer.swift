internal import Calendrier
internal import Foundation
internal import Tarification
internal import Tenancy

/// What a month would issue, contract by contract, computed now: nothing is stored before issuing.
struct AFacturer: Sendable {
    enum Etat: String, Sendable, CaseIterable {
        case prete, avenir = "a-venir", bloquee, emise

        var mot: String {
            switch self {
            case .prete: "prête"
            case .avenir: "pas encore échue"
            case .bloquee: "bloquée"
            case .emise: "émise"
            }
        }
    }

    struct Piece: Sendable {
        var entreprise: ID<EntrepriseTag>
        var contratID: UUID
        var acheteur: String
        var contrat: String
        var calcul: String
        var avoir = false
        var vendeur: PaysTVA
        var date: DateCivile?
        var netCents = 0, tvaCents = 0, brutCents = 0
        var etat: Etat
        var emise: (id: ID<FactureTag>, numero: String)?
        /// Lines with what each was counted from.
        var document: DocumentCalcule?

        /// What it adds to the month: a credit note subtracts.
        var netSigne: Int { avoir ? -netCents : netCents }
    }

    var mois: Mois
    var pieces: [Piece]
    /// Blocking ones first.
    var anomalies: [Remarque]

    /// An anomaly, whose it is and where it is put right; `contrat` nil: of the provider.
    struct Remarque: Sendable {
        var acheteur: String
        var contrat: UUID?
        var anomalie: Anomalie
        var lien: (texte: String, chemin: String)?

        init(_ acheteur: String, _ entrees: EntreesContrat, _ anomalie: Anomalie, _ mois: Mois) {
            self.acheteur = acheteur
            contrat = entrees.contrat
            self.anomalie = anomalie
            lien =
                switch anomalie.sujet {
                case .acheteur, .tva: ("Compléter", "/coordonnees/\(entrees.entreprise)")
                case .vendeur: ("Compléter", IdentiteRoutes.facturation)
                default: ("Voir le calcul", "/a-facturer/\(mois)/\(ID<ContratFactureTag>(entrees.contrat))")
                }
        }

        init(_ acheteur: String, _ anomalie: Anomalie, lien: (String, String)) {
            self.acheteur = acheteur
            self.anomalie = anomalie
            self.lien = lien
        }
    }

    init(_ entrees: EntreesMois, _ mois: Mois, emises: [Facture], suites: Suites = Suites(), le jour: DateCivile) {
        self.mois = mois
        let parCle = Dictionary(emises.map { ("\($0.entreprise)/\($0.cle)", $0) }, uniquingKeysWith: { premiere, _ in premiere })
        var pieces: [Piece] = []
        var anomalies: [Remarque] = []
        for contrat in entrees.contrats {
            let nom = contrat.acheteur.nom
            let bloquantes = Anomalie.bloquantes(contrat, entrees.vendeur)
            anomalies += bloquantes.map { Remarque(nom, contrat, $0, mois) }
            do throws(RefusMoteur) {
                let documents = try contrat.documents(mois, sites: entrees.sites)
                let aVoir = Anomalie.aConfirmer(contrat, documents, suites.contextes[contrat.contrat], mois, le: jour)
                // What is issued is a fact: its remarks are no longer asked.
                if documents.contains(where: { parCle["\(contrat.entreprise)/\($0.cle)"] == nil }) || documents.isEmpty {
                    anomalies += aVoir.map { Remarque(nom, contrat, $0, mois) }
                }
                for document in documents {
                    if let emise = parCle["\(contrat.entreprise)/\(document.cle)"], let anomalie = Anomalie.ecart(document, emise) {
                        anomalies.append(Remarque(nom, contrat, anomalie, mois))
                    }
                    let emise = parCle["\(contrat.entreprise)/\(document.cle)"]
                    let etat: Etat = emise != nil ? .emise : !bloquantes.isEmpty ? .bloquee : document.date > jour ? .avenir : .prete
                    pieces.append(
                        Piece(
                            entreprise: contrat.entreprise, contratID: contrat.contrat, acheteur: nom, contrat: contrat.facture.code,
                            calcul: Self.calcul(document), avoir: document.genre == .avoir, vendeur: document.vendeur, date: document.date,
                            netCents: document.netCents, tvaCents: document.tvaCents, brutCents: document.brutCents, etat: etat,
                            emise: emise.map { ($0.id, $0.numero) }, document: document))
                }
            } catch {
                anomalies.append(Remarque(nom, contrat, Anomalie(error), mois))
                pieces.append(
                    Piece(
                        entreprise: contrat.entreprise, contratID: contrat.contrat, acheteur: nom, contrat: contrat.facture.code,
                        calcul: "–",
                        vendeur: contrat.cadre, etat: .bloquee))
            }
        }
        pieces += suites.resiliations.map(Self.resiliation)
        anomalies += Anomalie.prestataire(entrees.vendeur, Set(pieces.map(\.vendeur))).map {
            Remarque("Votre établissement", $0, lien: ("Compléter", IdentiteRoutes.facturation))
        }
        anomalies += suites.bloques.map { avant in
            let contrats = avant.contrats == 1 ? "1 contrat est resté bloqué" : "\(avant.contrats) contrats sont restés bloqués"
            return Remarque(
                avant.mois.libelle, Anomalie(.anterieur, "\(contrats) : le corriger, puis relancer ce mois-là."),
                lien: ("Voir ce mois", "/a-facturer?mois=\(avant.mois)"))
        }
        self.pieces = pieces
        self.anomalies = anomalies.sorted { a, b in
            let rang = { (x: Anomalie) in (x.bloquante ? 0 : 1, Anomalie.Sujet.allCases.firstIndex(of: x.sujet) ?? 0) }
            return rang(a.anomalie) == rang(b.anomalie) ? a.acheteur < b.acheteur : rang(a.anomalie) < rang(b.anomalie)
        }
    }

    /// What surrounds a month: beside the contracts that serve it.
    struct Suites: Sendable {
        var contextes: [UUID: ContexteContrat] = [:]
        var resiliations: [ResiliationStore.Credit] = []
        var bloques: [(mois: Mois, contrats: Int)] = []
        var totaux: [Mois: Int] = [:]
    }

    private static func resiliation(_ credit: ResiliationStore.Credit) -> Piece {
        let f = credit.piece.facture
        return Piece(
            entreprise: f.entreprise, contratID: f.contrat, acheteur: f.acheteurNom, contrat: f.contratNumero,
            calcul: "Fin du contrat au \(credit.fin.court), facturé au-delà sur \(f.numero)", avoir: true, vendeur: f.vendeur,
            netCents: credit.netCents, tvaCents: credit.tvaCents, brutCents: credit.netCents + credit.tvaCents, etat: .prete)
    }

    func dans(_ etat: Etat) -> [Piece] { pieces.filter { $0.etat == etat } }

    /// Totals of what is ready, credit notes subtracted.
    var pretes: (netCents: Int, tvaCents: Int, brutCents: Int) { Self.totaux(dans(.prete)) }

    static func totaux(_ pieces: [Piece]) -> (netCents: Int, tvaCents: Int, brutCents: Int) {
        pieces.reduce((0, 0, 0)) {
            let signe = $1.avoir ? -1 : 1
            return ($0.0 + signe * $1.netCents, $0.1 + signe * $1.tvaCents, $0.2 + signe * $1.brutCents)
        }
    }

    /// « F-2026-1065 à F-2026-1167 » for each series, from the last number given (the order within is that of issue).
    func numeros(_ compteurs: [String: Int], annee: Int) -> [String] {
        ["F", "FL", "A", "AL"].compactMap { serie in
            let nombre = dans(.prete).count { ($0.avoir ? "A" : "F") + ($0.vendeur == .LU ? "L" : "") == serie }
            guard nombre > 0 else { return nil }
            let premier = compteurs[serie, default: 0] + 1
            let debut = Self.numero(serie, annee, premier)
            return nombre == 1 ? debut : "\(debut) à \(Self.numero(serie, annee, premier + nombre - 1))"
        }
    }

    private static func numero(_ serie: String, _ annee: Int, _ rang: Int) -> String {
        let chiffres = String(rang)
        return "\(serie)-\(annee)-\(String(repeating: "0", count: max(0, 4 - chiffres.count)))\(chiffres)"
    }

    /// « 8 × Permanence sociale, demi-journée », then how many other lines.
    private static func calcul(_ document: DocumentCalcule) -> String {
        guard let premiere = document.lignes.max(by: { $0.netCents < $1.netCents }) else { return "" }
        let quantite = Euros.quantite(premiere.quantite)
        let debut =
            switch premiere.unite {
            case .salarie: "\(premiere.libelle), \(quantite) salariés"
            case .jour, .piece: quantite == "1" ? premiere.libelle : "\(quantite) × \(premiere.libelle)"
            case .mois: premiere.libelle
            }
        let autres = document.lignes.count - 1
        return autres == 0 ? debut : "\(debut) et \(autres) autre\(autres > 1 ? "s" : "") ligne\(autres > 1 ? "s" : "")"
    }
}
