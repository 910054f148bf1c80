import Mustache
import Web

/// Steps 2 and 3: what the file would do, then what it did.
struct ApercuPage: Page {
    static let gabarit = "apercu"
    /// Rows drawn at most; the counts above always tell the whole.
    static let lignesMontrees = 200

    let depose: ImportDepose
    /// Nil once applied or abandoned.
    let apercu: ApercuImport?
    let refus: String?

    var entete: Entete {
        Entete(
            "Importer des \(depose.nature.libelle)", ariane: [("Entreprises", "/entreprises"), ("Importer", "/imports")],
            sous: apercu == nil ? "Étape 3 sur 3 : \(depose.etat.libelle)" : "Étape 2 sur 3 : vérifier", donnees: ["gestion.import"],
            densite: .dense, largeur: .moyenne, ici: "/entreprises")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "fichier": depose.nomFichier
        case "chemin": "/imports/\(depose.id)"
        case "refus": refus.map { Alerte(.erreur, $0, fort: "Rien n'a été enregistré.") }
        case "fini": apercu == nil ? Alerte(depose.etat == .applique ? .fait : .information, finPhrase) : nil
        case "enCours": apercu != nil
        case "format": apercu?.format
        case "ignorees": apercu.flatMap(Self.ignorees)
        case "faute": (apercu?.fautives ?? 0) > 0
        case "titreFautes":
            apercu.map { "\(pluriel($0.fautives, "ligne")) sur \($0.lignes) \($0.fautives < 2 ? "est" : "sont") à corriger" }
        case "liens": apercu?.fautes.prefix(12).map { Lien(faute: $0) }
        case "autresFautes": apercu.flatMap { $0.fautes.count > 12 ? "et \(pluriel($0.fautes.count - 12, "autre"))" : nil }
        case "fautives": apercu?.constats.filter { !$0.fautes.isEmpty }.prefix(Self.lignesMontrees).map { Rang(constat: $0) }
        case "ecrites": ecrites.prefix(Self.lignesMontrees).map { Rang(constat: $0) }
        case "aEcrites": !ecrites.isEmpty
        case "reste":
            ecrites.count > Self.lignesMontrees ? "et \(pluriel(ecrites.count - Self.lignesMontrees, "autre ligne", "autres lignes"))" : nil
        case "creations": apercu?.creations
        case "changements": apercu?.changements
        case "inchangees": apercu?.inchangees
        case "motCreations": apercu.map { $0.creations < 2 ? "création" : "créations" }
        case "motChangements": apercu.map { $0.changements < 2 ? "mise à jour" : "mises à jour" }
        case "motInchangees": apercu.map { $0.inchangees < 2 ? "ligne inchangée" : "lignes inchangées" }
        case "appliquer": apercu.flatMap { $0.fautives == 0 && $0.aEcrire > 0 ? "Appliquer \(Self.lesBonnes($0.aEcrire))" : nil }
        case "sansLesFautives":
            apercu.flatMap { $0.fautives > 0 && $0.aEcrire > 0 ? "Appliquer \(Self.lesBonnes($0.aEcrire, "bonne"))" : nil }
        case "rien":
            apercu.flatMap { $0.fautives == 0 && $0.aEcrire == 0 ? Alerte(.information, "Tout est déjà ainsi : rien à appliquer.") : nil }
        default: nil
        }
    }

    private var ecrites: [Constat] {
        apercu?.constats.filter {
            switch $0.verdict {
            case .creation, .changement: true
            case .inchange, .fautes: false
            }
        } ?? []
    }

    private var finPhrase: String {
        switch depose.etat {
        case .applique: "Import appliqué : \(depose.bilan ?? "")"
        case .abandonne: "Import abandonné : rien n'a été enregistré."
        case .apercu: ""
        }
    }

    private static func ignorees(_ apercu: ApercuImport) -> Alerte? {
        guard !apercu.ignorees.isEmpty else { return nil }
        return Alerte(
            .attention, "\(apercu.ignorees.joined(separator: ", ")). Renommez-les comme dans le modèle si elles comptent.",
            fort: apercu.ignorees.count < 2 ? "Une colonne n'est pas lue :" : "\(apercu.ignorees.count) colonnes ne sont pas lues :")
    }

    /// « la ligne », « les 45 lignes », « les 45 bonnes lignes ».
    private static func lesBonnes(_ n: Int, _ adjectif: String = "") -> String {
        let mot = adjectif.isEmpty ? "" : adjectif + (n < 2 ? " " : "s ")
        return n < 2 ? "la \(mot)ligne" : "les \(Web.nombre(n)) \(mot)lignes"
    }

    struct Lien: MustacheParent, Sendable {
        let faute: FauteTableur

        func child(named name: String) -> Any? {
            switch name {
            case "cible": "l\(faute.ligne)"
            case "mot": "Ligne \(faute.ligne)" + (faute.colonne.isEmpty ? "" : ", \(faute.colonne)")
            default: nil
            }
        }
    }

    struct Rang: MustacheParent, Sendable {
        let constat: Constat

        func child(named name: String) -> Any? {
            switch name {
            case "ligne": constat.ligne
            case "sujet": constat.sujet
            case "fautes": constat.fautes.enumerated().map { Cellule(faute: $1, id: "f\(constat.ligne)-\($0)") }
            case "verbe":
                if case .creation = constat.verdict { "créer" } else { "changer" }
            case "changements":
                switch constat.verdict {
                case .creation(let liste), .changement(let liste): liste.map(\.description).joined(separator: " ; ")
                case .inchange, .fautes: ""
                }
            default: nil
            }
        }
    }

    struct Cellule: MustacheParent, Sendable {
        let faute: FauteTableur
        let id: String

        func child(named name: String) -> Any? {
            switch name {
            case "message": faute.dansLaLigne
            case "id": id
            case "champ": faute.rang.map { "l\(faute.ligne)c\($0)" }
            case "valeur": faute.valeur
            case "etiquette": "Ligne \(faute.ligne), \(faute.colonne)"
            default: nil
            }
        }
    }
}
