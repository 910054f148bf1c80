import Documents
import Mustache
import Tenancy
import Web

/// The standard letters, by partner.
struct CourriersPage: Page {
    static let gabarit = "courriers"
    let porte: Porte
    let modeles: [ModeleCourrier]
    let ecrit: Bool

    var entete: Entete {
        Entete(
            "Courriers types", ariane: porte.ariane, sous: pluriel(modeles.filter(\.actif).count, "courrier"),
            donnees: ["gestion.modele_courrier"], visible: "Aucune personne suivie n'y figure : des champs, remplis dans le dossier.",
            largeur: .moyenne, ici: porte.prefixe,
            actions: ecrit ? [Action("Nouveau courrier", "\(porte.prefixe)/courriers/nouveau", .plein, signe: "plus")] : [])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lignes": modeles.map(ligne)
        case "aLignes": !modeles.isEmpty
        case "vide": modeles.isEmpty ? Vide("Aucun courrier type.", suite: "Écrivez le premier : il servira à toute l'équipe.") : nil
        default: nil
        }
    }

    private func ligne(_ m: ModeleCourrier) -> Balisage {
        let etat: Balisage = m.actif ? "" : " \(Badge("retiré", comme: .annuleeClient))"
        return
            "<tr><th scope=\"row\"><a href=\"\(porte.prefixe)/courriers/\(m.id.description)\">\(m.titre)</a>\(etat)</th><td data-l=\"Partenaire\">\(m.partenaire?.libelle ?? "tous")</td><td data-l=\"Version\">\(m.version), le \(m.modifieLe)</td></tr>"
    }
}

/// One letter, read with fictive values; its versions.
struct CourrierPage: Page {
    static let gabarit = "courrier"
    let porte: Porte
    let modele: ModeleCourrier
    let versions: [VersionCourrier]
    /// An older version to read; nil: the one in use.
    let lue: VersionCourrier?
    let ecrit: Bool

    private var chemin: String { "\(porte.prefixe)/courriers/\(modele.id)" }

    var entete: Entete {
        Entete(
            lue?.titre ?? modele.titre, ariane: porte.ariane + [("Courriers types", "\(porte.prefixe)/courriers")],
            sous:
                "\(modele.partenaire?.libelle ?? "tous les partenaires"), version \(lue?.version ?? modele.version), signé par \(modele.signataire.libelle)",
            donnees: ["gestion.modele_courrier", "gestion.modele_courrier_version"],
            visible: "L'aperçu montre une personne qui n'existe pas.", largeur: .moyenne, ici: porte.prefixe,
            actions: ecrit && lue == nil ? [Action("Modifier", "\(chemin)/modifier")] : [])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "retire": modele.actif ? nil : Alerte(.attention, "Il n'est plus proposé dans les dossiers.", fort: "Courrier retiré.")
        case "ancienne":
            lue.map {
                Alerte(.information, "Écrite le \($0.ecritLe).", fort: "Une version passée.", liens: [("Voir celle d'aujourd'hui", chemin)])
            }
        case "apercu": try? PersonneFictive.apercu(lue?.corps ?? modele.corps)
        case "versions": versions.map(version)
        case "chemin": chemin
        case "retirer": ecrit && modele.actif && lue == nil
        case "remettre": ecrit && !modele.actif && lue == nil
        default: nil
        }
    }

    private func version(_ v: VersionCourrier) -> Balisage {
        v.version == (lue?.version ?? modele.version)
            ? "<li><strong>Version \(v.version)</strong> <small class=\"discret\">le \(v.ecritLe)</small></li>"
            : "<li><a href=\"\(chemin)/versions/\(v.version)\">Version \(v.version)</a> <small class=\"discret\">le \(v.ecritLe)</small></li>"
    }
}

/// The form of a letter: title, partner, text, the fields that may be used, and what it gives.
struct CourrierFormulairePage: Page {
    static let gabarit = "courrier-formulaire"
    let porte: Porte
    let modele: ModeleCourrier?
    let saisie: Saisie
    let fautes: Fautes
    /// What the typed text gives, when asked.
    let apercu: Balisage?

    var entete: Entete {
        Entete(
            modele.map { "Modifier « \($0.titre) »" } ?? "Nouveau courrier type",
            ariane: porte.ariane + [("Courriers types", "\(porte.prefixe)/courriers")], donnees: ["gestion.modele_courrier"],
            visible: "N'écrivez le nom de personne : un champ le remplit dans le dossier.", largeur: .moyenne, ici: porte.prefixe)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "action": modele.map { "\(porte.prefixe)/courriers/\($0.id)/modifier" } ?? "\(porte.prefixe)/courriers/nouveau"
        case "retour": modele.map { "\(porte.prefixe)/courriers/\($0.id)" } ?? "\(porte.prefixe)/courriers"
        case "version": modele.map(\.version)
        case "champs": champs
        case "apercu": apercu
        case "fusion":
            ChampDeFusion.allCases.map { "<dt><code>&#123;&#123;\($0.rawValue)&#125;&#125;</code></dt><dd>\($0.libelle)</dd>" as Balisage }
        default: nil
        }
    }

    private var champs: [Balisage] {
        let types = [Option("", "Tous les partenaires")] + TypePartenaire.allCases.map { Option($0.rawValue, $0.libelle) }
        return [
            saisie.champ("partenaire", "Partenaire", modele?.partenaire?.rawValue, genre: .liste(types)).balisage,
            saisie.champ("titre", "Titre", modele?.titre, requis: true).balisage,
            saisie.choix(
                "signataire", "Qui signe d'ordinaire",
                [Option("personne", "La personne"), Option("intervenant", "L'intervenant, pour le service")],
                modele?.signataire.rawValue ?? ModeleCourrier.Signataire.intervenant.rawValue
            ).balisage,
            saisie.champ(
                "corps", "Texte", modele?.corps, genre: .zone(18),
                aide:
                    "Une ligne vide sépare deux paragraphes, « # » ouvre un titre, « - » une liste. Ce qui n'est pas connu s'imprime « à compléter ». La date, l'expéditeur et la signature s'impriment autour du texte.",
                requis: true
            ).balisage,
        ]
    }
}
