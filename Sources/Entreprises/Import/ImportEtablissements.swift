public import Postgres
import Calendrier

/// Establishments. A line is recognised in its company by its SIRET, else its code, else its name.
public struct ImportEtablissements: Importateur {
    public init() {}

    public var nature: NatureImport { .etablissements }

    public var colonnes: [Colonne] {
        [
            Colonne(
                "entreprise", "entreprise", exemple: "CABLERIE-FLORANGE", obligatoire: true,
                synonymes: ["code entreprise", "client", "code client", "raison sociale", "siren"]),
            Colonne("code", "code", exemple: "FLORANGE", synonymes: ["code établissement", "code site"]),
            Colonne(
                "nom", "nom", exemple: "Usine de Florange", obligatoire: true,
                synonymes: ["établissement", "site", "nom établissement", "nom du site"]),
            Colonne("siret", "SIRET", exemple: "73282932000074", synonymes: ["n° siret", "numéro siret"]),
            Colonne("adresse", "adresse", exemple: "12 rue des Souffleurs", synonymes: ["rue", "voie"]),
            Colonne("code_postal", "code postal", exemple: "57190", synonymes: ["cp", "c.p."]),
            Colonne("commune", "commune", exemple: "Florange", synonymes: ["ville", "localité"]),
            Colonne("territoire", "territoire", exemple: "Alsace-Moselle", synonymes: ["jours fériés", "droit local"]),
            Colonne("vendredi_saint", "vendredi saint férié", exemple: "non", synonymes: ["vendredi saint"]),
            Colonne("ouvert", "ouvert", exemple: "oui", synonymes: ["actif", "en activité"]),
        ]
    }

    public func examiner(_ feuille: Feuille, _ tx: Transaction) throws -> [LigneExaminee] {
        let annuaire = Annuaire(try EntrepriseStore.toutes(tx))
        let existants = try EtablissementStore.tous(tx)
        let parEntreprise = Dictionary(grouping: existants, by: \.entreprise)
        let parSiret = Dictionary(existants.compactMap { e in e.siret.map { ($0, e) } }, uniquingKeysWith: { premier, _ in premier })
        var dejaLus: [String: Int] = [:]
        var codesPris = parEntreprise.mapValues { Set($0.map(\.code)) }
        return feuille.lectures.map { lecture in
            var l = lecture
            let nom = l.requis("nom", "le nom de l'établissement est attendu.")
            let entreprise = l.requis("entreprise", "l'entreprise est attendue : son code, son SIREN ou son nom.")
                .flatMap { l.accepter("entreprise", annuaire.entreprise($0)) }
            let code = l.texte("code").flatMap { l.accepter("code", RegleEntreprise.code($0)) }
            let siret = l.texte("siret").flatMap { l.accepter("siret", Siret.lire($0)) }
            if let siret, let siren = entreprise?.siren, siret.siren != siren.description {
                l.faute("siret", "ce SIRET ne commence pas par le SIREN \(siren.lisible) de \(entreprise?.nom ?? "").")
            }
            let sujet = [entreprise?.nom, nom].compactMap { $0 }.joined(separator: ", ")
            guard let entreprise, let nom, l.fautes.isEmpty else { return .fautive(l.numero, sujet, l.fautes) }
            if let siret, let ailleurs = parSiret[siret], ailleurs.entreprise != entreprise.id {
                l.faute("siret", "ce SIRET est déjà celui d'un établissement d'une autre entreprise, « \(ailleurs.nom) ».")
            }
            let siens = parEntreprise[entreprise.id] ?? []
            let existant = Self.trouver(nom, code, siret, siens)
            let propose =
                existant?.code ?? code ?? ImportEntreprises.libre(RegleEntreprise.codePropose(nom), codesPris[entreprise.id] ?? [])
            var valeurs =
                existant.map(EtablissementValeurs.init)
                ?? EtablissementValeurs(code: propose, nom: "", territoire: entreprise.pays == .LU ? .LU : .FR)
            let differences = Self.lire(&l, &valeurs, nom: nom, siret: siret, pays: entreprise.pays, nouveau: existant == nil)
            if let autre = dejaLus[entreprise.code + "/" + valeurs.code] {
                l.faute("nom", "la ligne \(autre) parle déjà de cet établissement. Gardez une seule ligne.")
            }
            guard l.fautes.isEmpty else { return .fautive(l.numero, sujet, l.fautes) }
            dejaLus[entreprise.code + "/" + valeurs.code] = l.numero
            codesPris[entreprise.id, default: []].insert(valeurs.code)
            let ecrites = valeurs
            return .ecriture(l.numero, sujet, creation: existant == nil, differences) { tx in
                if let existant {
                    try EtablissementStore.modifier(entreprise.id, existant.id, ecrites, tx)
                } else {
                    _ = try EtablissementStore.creer(entreprise.id, ecrites, tx)
                }
            }
        }
    }

    private static func trouver(_ nom: String, _ code: String?, _ siret: Siret?, _ siens: [Etablissement]) -> Etablissement? {
        if let siret, let trouve = siens.first(where: { $0.siret == siret }) { return trouve }
        if let code { return siens.first { $0.code == code } }
        guard siret == nil || siens.allSatisfy({ $0.siret == nil }) else { return nil }
        return siens.first { MotCle.de($0.nom) == MotCle.de(nom) }
    }

    private static func lire(
        _ l: inout LigneLue, _ v: inout EtablissementValeurs, nom: String, siret: Siret?, pays: Pays, nouveau: Bool
    ) -> [Changement] {
        var d = Differences()
        d.poser("nom", &v.nom, nom)
        d.poser("SIRET", &v.siret, siret.map(Optional.some)) { $0?.lisible ?? "" }
        d.poser("adresse", &v.adresse, l.texte("adresse"))
        d.poser("commune", &v.commune, l.texte("commune"))
        let codePostal = l.texte("code_postal").flatMap {
            l.accepter("code_postal", CodePostal.lire($0, pays: pays, commune: v.commune))
        }
        d.poser("code postal", &v.codePostal, codePostal)
        var territoire = l.choix("territoire", territoires)
        if territoire == nil, nouveau, l.texte("territoire") == nil {
            if let codePostal { territoire = CodePostal.territoire(codePostal, pays: pays) }
            if pays == .FR, codePostal == nil, l.texte("code_postal") == nil {
                l.faute("code_postal", "le code postal dit le territoire (jours fériés). Sans lui, remplissez la colonne « territoire ».")
            }
        }
        if pays == .LU, let choisi = territoire, choisi != .LU {
            l.faute("territoire", "une entreprise du Luxembourg suit les fériés du Luxembourg.")
        }
        let vendredi = l.ouiNon("vendredi_saint")
        let base = (territoire ?? v.territoire).avec(vendrediSaint: false)
        if vendredi == true, base != .alsaceMoselle {
            l.faute("vendredi_saint", "le vendredi saint n'est férié qu'en Alsace-Moselle.")
        }
        let garde = vendredi ?? (v.territoire == .alsaceMoselleVendrediSaint || territoire == .alsaceMoselleVendrediSaint)
        d.poser("territoire", &v.territoire, base.avec(vendrediSaint: garde)) { $0.libelle }
        d.poser("ouvert", &v.ouvert, l.ouiNon("ouvert")) { $0 ? "oui" : "non" }
        return d.liste
    }

    private static let territoires: [(mots: [String], valeur: Territoire)] = [
        (["France", "FR"], .FR), (["Alsace-Moselle", "FR-AM", "droit local"], .alsaceMoselle), (["FR-AM-VS"], .alsaceMoselleVendrediSaint),
        (["Luxembourg", "LU"], .LU),
    ]
}
