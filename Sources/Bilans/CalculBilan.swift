internal import Actes
internal import DisclosureControl
internal import Foundation

/// From true counts to what may be given. Pure: the same statement, ledger and secret give the same content.
struct CalculBilan: Sendable {
    let contenu: Contenu
    /// What the plan promised and secrecy keeps, with the reason: for direction only.
    let masquees: [(libelle: String, motif: MotifMasquage)]
    let certificats: [CertificatInscrit]

    /// Why a bilan cannot be given at all.
    enum Refus: Error, Equatable {
        /// The earlier publications are enough to deduce a cell: an incident of secrecy.
        case nonProtegeable
        /// A shown cell is not what it was: frozen data changed.
        case donneesChangees(String)
    }

    init(_ releve: Releve, graine: [UInt8], raison: String? = nil, recommandations: [String] = [], redacteur: String? = nil)
        throws(Refus)
    {
        let secret = Secret(releve, graine: graine)
        let resultat: Secret.Resultat
        do throws(NonProtegeable) { resultat = try secret.appliquer() } catch { throw .nonProtegeable }
        var contenu = Contenu(
            entreprise: releve.entreprise, periode: releve.periode, version: (releve.precedent?.version ?? 0) + 1, raison: raison,
            regles: Regles.version, seuil: secret.suppression.regles.seuil, permanences: IndicateurPermanences.valeur(releve))
        contenu.total = IndicateurTotaux.valeur(releve, secret, resultat)
        contenu.themes = IndicateurThemes.valeur(releve, secret, resultat)
        contenu.etablissements = IndicateurEtablissements.valeur(releve, secret, resultat)
        contenu.serie = IndicateurSerie.valeur(releve, contenu.total)
        contenu.recommandations = recommandations
        contenu.redacteur = redacteur
        contenu.phrases = Phrases.de(contenu, anterieur: releve.registre[releve.periode.anterieure])
        contenu.ajustement = releve.alentours.contrat.flatMap { Ajustement.proposer(contenu, contrat: $0) }
        if let precedent = releve.precedent, let libelle = Self.changee(precedent, contenu) { throw .donneesChangees(libelle) }
        self.contenu = contenu
        masquees = Self.masquees(releve, secret, resultat)
        certificats =
            resultat.masqueThemes.certificats.map { CertificatInscrit(tableau: "themes", $0) }
            + (resultat.masqueEtablissements?.certificats ?? []).map { CertificatInscrit(tableau: "etablissements", $0) }
    }

    /// The first cell shown in both versions with another value.
    private static func changee(_ avant: Contenu, _ apres: Contenu) -> String? {
        func cases(_ c: Contenu) -> [Contenu.Case] { [c.total].compactMap { $0 } + (c.themes ?? []) + (c.etablissements ?? []) }
        let anciennes = Dictionary(cases(avant).map { ("\($0.code)/\($0.libelle)", $0) }, uniquingKeysWith: { a, _ in a })
        return cases(apres).first { case_ in
            guard let ancienne = anciennes["\(case_.code)/\(case_.libelle)"], !ancienne.masquee, !case_.masquee else { return false }
            return ancienne != case_
        }?.libelle
    }

    private static func masquees(_ releve: Releve, _ secret: Secret, _ resultat: Secret.Resultat) -> [(String, MotifMasquage)] {
        let motifs = Motif.allCases
        let colonne = resultat.themes.largeur - 1
        var liste = resultat.masqueThemes.motifs.filter { $0.key.colonne == colonne }.sorted { $0.key < $1.key }.map { place, motif in
            (place.ligne == motifs.count ? "Total" : motifs[place.ligne].libelle, motif)
        }
        let rangs = releve.regroupement.rangs
        liste += (resultat.masqueEtablissements?.motifs ?? [:]).filter { $0.key.ligne < rangs.count }.sorted { $0.key < $1.key }.map {
            (rangs[$0.key.ligne].nom, $0.value)
        }
        return liste
    }
}

/// A certificate as the ledger keeps it: possible tables, never the true one as such.
struct CertificatInscrit: Codable, Sendable {
    var tableau: String
    var ligne: Int
    var colonne: Int
    var basse: Solution
    var haute: Solution

    init(tableau: String, _ certificat: Certificat) {
        self.tableau = tableau
        ligne = certificat.place.ligne
        colonne = certificat.place.colonne
        basse = certificat.basse
        haute = certificat.haute
    }

    static func octets(_ certificats: [CertificatInscrit]) throws -> [UInt8] {
        let encodeur = JSONEncoder()
        encodeur.outputFormatting = [.sortedKeys]
        return Array(try encodeur.encode(certificats))
    }
}
