internal import Actes
internal import DisclosureControl
internal import Foundation

/// From true counts to what may be given. Pure: the same statement, ledger and secret give the same content.
struct CalculBilan: Sendable {
    let contenu: Contenu
    /// What the plan promised and secrecy keeps, with the reason: for direction only.
    let masquees: [(libelle: String, motif: MotifMasquage)]
    let certificat: CertificatInscrit
    let regroupement: Regroupement

    /// Why a bilan cannot be given at all.
    enum Refus: Error, Equatable {
        /// The earlier publications are enough to deduce a cell, which is named: an incident of secrecy.
        case nonProtegeable(String)
        /// A shown cell is not what it was: frozen data changed.
        case donneesChangees(String)
    }

    init(_ releve: Releve, graine: [UInt8], raison: String? = nil, recommandations: [String] = [], redacteur: String? = nil)
        throws(Refus)
    {
        let secret = Secret(releve, graine: graine)
        if let cle = secret.changee { throw .donneesChangees(secret.grille.libelle(cle)) }
        let masque: Masque
        do throws(NonProtegeable) { masque = try secret.appliquer() } catch {
            throw .nonProtegeable(Grille(periode: releve.periode, rangs: releve.regroupement.rangs).libelle(error.cle))
        }
        var contenu = Contenu(
            entreprise: releve.entreprise, periode: releve.periode, version: (releve.precedent?.version ?? 0) + 1, raison: raison,
            regles: Regles.version, seuil: releve.regles.seuil, permanences: IndicateurPermanences.valeur(releve))
        contenu.seuilCroise = releve.regles.seuilCroise
        contenu.total = IndicateurTotaux.valeur(secret, masque)
        contenu.connaissance = IndicateurConnaissance.valeur(secret, masque)
        contenu.formes = IndicateurFormes.valeur(secret, masque)
        contenu.origines = IndicateurOrigines.valeur(secret, masque)
        contenu.themes = IndicateurThemes.valeur(secret, masque)
        contenu.etablissements = IndicateurEtablissements.valeur(secret, masque)
        contenu.croisement = IndicateurCroisement.valeur(secret, masque)
        contenu.pdp = IndicateurPdp.valeur(releve, contenu.themes)
        contenu.actions = releve.alentours.actions
        contenu.contexte = releve.alentours.contexte
        contenu.portefeuille = releve.alentours.portefeuille
        contenu.anterieur = IndicateurAnterieur.valeur(releve)
        contenu.serie = IndicateurSerie.valeur(releve, contenu)
        contenu.recommandations = recommandations
        contenu.redacteur = redacteur
        contenu.phrases = Phrases.de(contenu, anterieur: releve.registre[releve.periode.anterieure])
        contenu.ajustement = releve.alentours.contrat.flatMap { Ajustement.proposer(contenu, contrat: $0) }
        self.contenu = contenu
        masquees = masque.motifs.keys.sorted().map { (secret.grille.libelle($0), masque.motifs[$0] ?? .seuil) }
        regroupement = releve.regroupement
        certificat = CertificatInscrit(masque.certificats, effectifs: releve.annee.effectifs)
    }
}
