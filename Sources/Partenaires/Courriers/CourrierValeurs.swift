import Documents
import Entreprises
import Web

/// What was typed of a standard letter, its merge fields known.
struct CourrierValeurs: Sendable {
    let partenaire: TypePartenaire?
    let titre: String
    let corps: String
    let signataire: ModeleCourrier.Signataire

    /// Nil, with the faults noted, when something must be corrected.
    init?(_ d: inout Depouillement) {
        let partenaire: TypePartenaire? = d.choix("partenaire")
        let signataire: ModeleCourrier.Signataire = d.choix("signataire") ?? .intervenant
        let titre = d.requis("titre", "Écrivez un titre : par exemple « Demande de remise de dette ».")
        if let titre, !(3...120).contains(titre.unicodeScalars.count) {
            d.faute("titre", "Un titre compte de 3 à 120 caractères ; celui-ci en a \(titre.unicodeScalars.count).")
        }
        let corps = d.requis("corps", "Écrivez le texte du courrier.")?.replacing("\r\n", with: "\n")
        if let corps, corps.unicodeScalars.count > 20_000 {
            d.faute("corps", "Un courrier compte au plus 20 000 caractères ; celui-ci en a \(nombre(corps.unicodeScalars.count)).")
        }
        do {
            if let corps { _ = try ModeleDeTexte(corps) }
        } catch {
            d.faute("corps", error.description)
        }
        guard let titre, let corps, d.fautes.isEmpty else { return nil }
        (self.partenaire, self.titre, self.corps, self.signataire) = (partenaire, titre, corps, signataire)
    }
}

/// Somebody who does not exist, to see what a letter looks like.
enum PersonneFictive {
    /// The letter with every blank filled.
    static func apercu(_ corps: String) throws(ModeleDeTexte.Defaut) -> Balisage {
        TexteImprime.html(try ModeleDeTexte(corps).fusionner(valeurs), niveau: 3)
    }

    private static let valeurs: [ChampDeFusion: String] = Dictionary(
        ChampDeFusion.allCases.map { ($0, connues[$0.rawValue] ?? "« \($0.libelle) »") }, uniquingKeysWith: { a, _ in a })

    private static let connues: [String: String] = [
        "personne.nom": "Exemple", "personne.prenom": "Camille", "personne.nom_complet": "Camille Exemple", "personne.naissance": "1984",
        "personne.adresse": "3 rue des Essais\n57000 Metz", "personne.telephone": "03 53 01 00 00",
        "personne.courriel": "camille@exemple.fr", "personne.poste": "agent de production", "personne.foyer": "un adulte, deux enfants",
        "dossier.numero": "2026-0001", "dossier.ouverture": "5 janvier 2026", "dossier.motif": "budget",
        "entreprise.raison_sociale": "Entreprise d'exemple", "entreprise.etablissement": "Usine d'exemple",
        "intervenant.nom": "Dominique Modèle", "intervenant.fonction": "Assistant(e) de service social",
        "prestataire.nom": "Service social d'exemple", "prestataire.telephone": "03 53 01 00 01",
        "partenaire.nom": "Organisme d'exemple", "partenaire.adresse": "1 place du Modèle\n57000 Metz",
        "demarche.objet": "demande d'aide", "demarche.montant": "450,00 €", "budget.ressources": "1 620,00 €",
        "budget.charges": "1 180,00 €", "budget.reste_a_vivre": "440,00 € par mois, soit 14,67 € par personne et par jour",
        "budget.dettes": "3 900,00 €", "budget.capacite": "90,00 €",
        "budget.duree": "44 mois", "budget.creanciers": "- Banque d'exemple : 3 900,00 €", "reference": "0123456", "montant": "450,00 €",
        "periode": "octobre et novembre 2026", "demande": "un délai de paiement", "date": "21 novembre 2026", "ville": "Metz",
    ]
}
