import Actes
import Calendrier
import Foundation
import Tenancy
import Web

/// `/dossiers/…/personne`: the form for the referent of an open or closed dossier, the facts for a colleague it is shared with.
struct PersonnePage: Page {
    static let gabarit = "personne"

    let lu: DossierLu
    let saisie: Saisie
    let fautes: FautesResume?
    let identite: Identite
    let situation: Situation
    let version: Int
    let mien: Bool
    let moi: UUID
    let aujourdhui = DateCivile.aujourdhui()

    init(
        _ lu: DossierLu, _ saisie: Saisie, _ fautes: FautesResume?, _ identite: Identite, _ situation: Situation, _ requete: Requete,
        version: Int? = nil
    ) {
        self.lu = lu
        self.saisie = saisie
        self.fautes = fautes
        self.identite = identite
        self.situation = situation
        self.version = version ?? lu.dossier.version
        mien = lu.mien(requete.principal)
        moi = requete.principal.compte.rawValue
    }

    var entete: Entete {
        Entete(
            "La personne, dossier \(lu.dossier.numero)", h1: "Dossier \(lu.dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: lu.dossier.situation, donnees: ["nominatif.dossier", "nominatif.feuille"],
            visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui), densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets": DossierOnglets.onglets(lu.dossier, demarches: lu.demarches.count, mien: mien, courant: .personne)
        case "fautes": fautes
        case "chemin": lu.dossier.ref.chemin
        case "mien": mien
        case "ouvert": lu.dossier.estOuvert
        case "version": version
        case "versionSituation": lu.feuille(.situation).map { String($0.version) } ?? "nouvelle"
        case "identite": IdentiteSaisie.champs(saisie, identite, foyer: situation.membres.isEmpty).map(\.balisage)
        case "motif":
            saisie.champ(
                "motif", "Motif exprimé du dossier", lu.dossier.motif.rawValue, genre: .liste(Motif.options),
                aide: "Celui de l'ouverture ; il change ici quand il change. Les entretiens gardent les leurs.")
        case "emploi": SituationSaisie.emploi(saisie, situation).map(\.balisage)
        case "vie": SituationSaisie.vie(saisie, situation).map(\.balisage)
        case "droits": SituationSaisie.droits(saisie, situation).map(\.balisage)
        case "foyer": FoyerSaisie(saisie: saisie, membres: situation.membres).lignes
        case "lieu": "\(lu.dossier.entreprise), \(lu.dossier.lieu)"
        case "liens": liens
        case "faits": lu.faits(aujourdhui)
        default: nil
        }
    }

    /// The dossiers before and after, at other employers.
    private var liens: [Balisage] {
        var liens: [Balisage] = []
        if !situation.ancien.isEmpty { liens.append("<p><a href=\"\(situation.ancien)\">Dossier chez l'employeur précédent</a></p>") }
        if !situation.suivant.isEmpty { liens.append("<p><a href=\"\(situation.suivant)\">Dossier chez l'employeur suivant</a></p>") }
        return liens
    }
}

/// Lines of the household: a tie, a year of birth, at charge. Two empty lines more than what is known, eight at most.
struct FoyerSaisie {
    let saisie: Saisie
    let membres: [Membre]

    var lignes: [Balisage] {
        (0..<min(SituationSaisie.lignes, max(3, membres.count + 2))).map { rang in
            let membre = rang < membres.count ? membres[rang] : nil
            let lien = saisie.champ("lien\(rang)", "Lien", membre?.lien.rawValue, genre: .liste(Lien.options.facultatif()))
            let naissance = saisie.champ("naissance\(rang)", "Né en", membre?.naissance.map(String.init), genre: .nombre)
            return "<div class=\"rang\">\(lien)\(naissance)\(saisie.coche("charge\(rang)", "à charge", membre?.aCharge ?? false))</div>"
        }
    }
}

extension DossierLu {
    /// Everything known of the person, as pairs for a list of facts.
    func faits(_ aujourdhui: DateCivile) -> [Balisage] {
        let i = identite
        let paires: [(String, String?)] =
            [
                ("Nom", i.complet.isEmpty ? nil : i.complet),
                ("Né en", i.naissance.map { "\($0), \(i.tranche(annee: aujourdhui.annee) ?? "")" }), ("Entreprise", dossier.entreprise),
                ("Établissement", dossier.lieu), ("Poste", i.poste), ("Foyer", foyer), ("Téléphone", i.telephone),
                ("Courriel", i.courriel), ("Adresse", i.adresse), ("Rappel", i.rappel.libelle), ("Remarque", i.remarque),
            ] + situation.faits(annee: aujourdhui.annee).map { ($0.0, $0.1) }
        return paires.compactMap { mot, valeur in
            guard let valeur, !valeur.isEmpty else { return nil }
            return "<dt>\(mot)</dt><dd>\(valeur)</dd>"
        }
    }
}
