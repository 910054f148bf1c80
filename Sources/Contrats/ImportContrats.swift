import Calendrier
public import Entreprises
public import Postgres
import Tenancy

/// Contracts: one line per contract, with its line of permanences and its prices. The number is the key.
///
/// A signed contract is never rewritten by a file: its head may change, its rhythm and prices only by an avenant.
public struct ImportContrats: Importateur {
    public init() {}

    public var nature: NatureImport { .contrats }

    public var colonnes: [Colonne] {
        [
            Colonne(
                "numero", "numéro", exemple: "2026-031", obligatoire: true,
                synonymes: ["contrat", "n° contrat", "numéro de contrat", "référence"]),
            Colonne(
                "entreprise", "entreprise", exemple: "CABLERIE-FLORANGE", obligatoire: true,
                synonymes: ["code entreprise", "client", "code client", "raison sociale", "siren"]),
            Colonne(
                "debut", "début", exemple: "01/03/2026", obligatoire: true,
                synonymes: ["date de début", "du", "premier jour", "date d'effet"]),
            Colonne("fin", "fin", exemple: "28/02/2027", synonymes: ["date de fin", "au", "échéance", "terme", "dernier jour"]),
            Colonne("statut", "état", exemple: "signé", synonymes: ["statut"]),
            Colonne("signe_le", "signé le", exemple: "12/02/2026", synonymes: ["date de signature", "signature"]),
            Colonne("tacite_reconduction", "tacite reconduction", exemple: "oui", synonymes: ["reconduction", "tacite"]),
            Colonne("preavis_mois", "préavis en mois", exemple: "3", synonymes: ["préavis"]),
            Colonne("objet", "objet", exemple: ""),
            Colonne(
                "intervenant", "intervenant", exemple: "",
                synonymes: ["assistante sociale", "intervenante", "référent", "intervenant nommé"]),
            Colonne("lieu", "lieu", exemple: "", synonymes: ["site", "lieu de permanence", "établissement"]),
            Colonne("rythme", "rythme", exemple: "bimensuelle", synonymes: ["fréquence", "périodicité"]),
            Colonne("duree", "durée", exemple: "demi-journée", synonymes: ["durée de la permanence"]),
            Colonne(
                "demi_journees_an", "demi-journées par an", exemple: "24",
                synonymes: ["demi-journées", "nb demi-journées", "volume annuel"]),
            Colonne("creneaux", "demi-journées possibles", exemple: "mar-AM jeu-AM", synonymes: ["créneaux", "jours possibles"]),
            Colonne(
                "prix_salarie", "prix par salarié", exemple: "20,00", synonymes: ["forfait salarié", "forfait par salarié", "prix salarié"]),
            Colonne("prix_demi_journee", "prix de la demi-journée", exemple: "", synonymes: ["prix demi-journée", "tarif demi-journée"]),
            Colonne("prix_journee", "prix de la journée", exemple: "", synonymes: ["prix journée", "tarif journée"]),
            Colonne("prix_mensuel", "prix par mois", exemple: "", synonymes: ["forfait mensuel", "prix mensuel"]),
            Colonne("prix_annuel", "prix par an", exemple: "", synonymes: ["forfait annuel", "prix annuel"]),
            Colonne(
                "facturation_mois", "facturer tous les (mois)", exemple: "1",
                synonymes: ["périodicité facturation", "facturation", "mois par facture"]),
            Colonne("terme_facturation", "moment de facturation", exemple: "échu", synonymes: ["facturé", "terme de facturation"]),
        ] + ImportTarification.colonnes
    }

    public func examiner(_ feuille: Feuille, _ tx: Transaction) throws -> [LigneExaminee] {
        let contexte = try ImportContratsContexte(tx)
        var dejaLus: [String: Int] = [:]
        return feuille.lectures.map { lecture in
            var l = lecture
            let numero = l.requis("numero", "le numéro du contrat est attendu.").flatMap { l.accepter("numero", ContratValeurs.numero($0)) }
            let entreprise = l.requis("entreprise", "l'entreprise est attendue : son code, son SIREN ou son nom.")
                .flatMap { l.accepter("entreprise", contexte.annuaire.entreprise($0)) }
            let debut = l.date("debut")
            if l.texte("debut") == nil { l.faute("debut", "le premier jour du contrat est attendu.") }
            if let numero {
                if let autre = dejaLus[numero] { l.faute("numero", "la ligne \(autre) a déjà ce numéro. Gardez une seule ligne.") }
                dejaLus[numero] = l.numero
            }
            let sujet = [numero, entreprise?.nom].compactMap { $0 }.joined(separator: ", ")
            guard let numero, let entreprise, let debut else { return .fautive(l.numero, sujet, l.fautes) }
            let existant = contexte.contrats[numero]
            if let existant, existant.entreprise != entreprise.id {
                l.faute("numero", "ce numéro est celui d'un contrat d'une autre entreprise.")
                return .fautive(l.numero, sujet, l.fautes)
            }
            if let existant, existant.statut != .brouillon, existant.debut != debut {
                l.faute("debut", "le contrat est signé et commence le \(existant.debut.chiffres).")
            }
            var d = Differences()
            var valeurs = existant.map(ContratValeurs.init) ?? ContratValeurs(numero: numero, debut: debut)
            ImportContratsLecture.tete(&l, &valeurs, debut: debut, contexte, &d)
            let lignes = ImportContratsLecture.lignes(&l, existant, entreprise, contexte, &d)
            if let annuel = lignes.tarifs.first(where: { $0.modele == .annuel }), 12 / annuel.echeances % valeurs.facturationMois != 0 {
                l.faute(
                    "echeances",
                    "\(annuel.echeances) échéances par an ne tombent pas avec une facture tous les \(valeurs.facturationMois) mois.")
            }
            guard l.fautes.isEmpty else { return .fautive(l.numero, sujet, l.fautes) }
            let ecrites = valeurs
            return .ecriture(l.numero, sujet, creation: existant == nil, d.liste) { tx in
                try lignes.ecrire(ecrites, existant, entreprise, contexte, tx)
            }
        }
    }
}

/// What the base holds, read once for the whole file.
struct ImportContratsContexte {
    let annuaire: Annuaire
    let contrats: [String: Contrat]
    let prestations: [ID<Contrat>: [Prestation]]
    let tarifs: [ID<Contrat>: [Tarif]]
    let lieux: [LieuContrat]
    let etablissements: [EntrepriseID: [Etablissement]]
    let intervenants: [IntervenantContrat]
    let indices: [Indice]

    init(_ tx: Transaction) throws {
        annuaire = Annuaire(try EntrepriseStore.toutes(tx))
        contrats = Dictionary(try ContratStore.tous(tx).map { ($0.numero, $0) }, uniquingKeysWith: { premier, _ in premier })
        let toujours = Periode(debut: DateCivile(numero: -100_000), fin: DateCivile(numero: 200_000))
        prestations = Dictionary(grouping: try PrestationStore.enVigueur(toujours, tx), by: \.contrat)
        tarifs = try TarifStore.parContrat(tx)
        lieux = try ReferencesStore.tousLieux(tx)
        etablissements = Dictionary(grouping: try EtablissementStore.tous(tx), by: \.entreprise)
        intervenants = try ReferencesStore.intervenants(tx)
        indices = try IndiceStore.tous(tx)
    }
}
