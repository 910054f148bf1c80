import Calendrier
import Web

/// The form of a card: what counts first, the rest optional.
struct FicheFormulairePage: Page {
    static let gabarit = "partenaire-formulaire"
    let porte: Porte
    let fiche: FichePartenaire?
    let saisie: Saisie
    let fautes: Fautes

    var entete: Entete {
        Entete(
            fiche.map { "Modifier \($0.nom)" } ?? "Nouvelle fiche", ariane: porte.ariane, donnees: ["gestion.partenaire"],
            visible: "Aucune personne suivie n'y figure.", largeur: .moyenne, ici: porte.prefixe)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "action": fiche.map { "\(porte.prefixe)/\($0.id)/modifier" } ?? "\(porte.prefixe)/nouvelle"
        case "retour": fiche.map { "\(porte.prefixe)/\($0.id)" } ?? porte.prefixe
        case "qui": qui.map(\.balisage)
        case "joindre": joindre.map(\.balisage)
        case "aide": aide.map(\.balisage)
        default: nil
        }
    }

    private var qui: [any Fragment] {
        let types = [Option("", "Choisir")] + TypePartenaire.allCases.map { Option($0.rawValue, $0.libelle) }
        let genres = [Option("", "Choisir")] + GenrePartenaire.allCases.map { Option($0.rawValue, $0.libelle) }
        return [
            saisie.champ("code", "Sorte", fiche?.type.rawValue, genre: .liste(types), aide: "Celle des démarches.", requis: true),
            saisie.champ("nom", "Nom", fiche?.nom, requis: true),
            saisie.champ("genre", "Famille", fiche?.genre.rawValue, genre: .liste(genres), requis: true),
            saisie.champ(
                "territoire", "Territoire", fiche?.territoire.description, aide: "National, Luxembourg, ou un département : 57.",
                requis: true),
            saisie.plusieurs(
                "besoins", "Pour quels besoins", Besoin.allCases.map { Option($0.rawValue, $0.libelle) },
                fiche?.besoins.map(\.rawValue) ?? []),
        ]
    }

    private var joindre: [any Fragment] {
        [
            saisie.champ("telephone", "Téléphone", fiche?.telephone, genre: .telephone),
            saisie.champ("courriel", "Courriel", fiche?.courriel, genre: .courriel),
            saisie.champ("site", "Site", fiche?.site),
            saisie.champ("contact", "Qui demander", fiche?.contact, aide: "Un service ou un professionnel. Jamais une personne suivie."),
            saisie.champ("adresse", "Adresse", fiche?.adresse), saisie.champ("code_postal", "Code postal", fiche?.codePostal),
            saisie.champ("commune", "Commune", fiche?.commune), saisie.champ("horaires", "Horaires", fiche?.horaires),
        ]
    }

    private var aide: [any Fragment] {
        [
            saisie.champ("pieces", "Documents demandés d'ordinaire", fiche?.pieces, genre: .zone(5), aide: "Un par ligne."),
            saisie.champ("delai_jours", "Répond d'ordinaire en, jours", fiche?.delaiJours.map(String.init), genre: .nombre),
            saisie.champ("source", "Source", fiche?.source),
            saisie.coche("verifiee", "Vérifié aujourd'hui auprès du partenaire"),
        ]
    }
}
