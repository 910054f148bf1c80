import Adresses
package import Chiffrement

/// Who the person is. Encrypted as a whole in `nominatif.dossier.contenu`; neither Codable nor printable.
package struct Identite: Sendable, Equatable, Nominatif {
    package enum Champ: String, CaseIterable, Sendable {
        case nom, prenom, naissance, telephone, courriel, adresse, poste, adultes, enfants, rappel, remarque
    }

    package var nom = ""
    package var prenom = ""
    /// Year only: the age band is enough to work with.
    package var naissance: Int?
    package var telephone = ""
    package var courriel = ""
    package var adresse = ""
    package var poste = ""
    package var adultes: Int?
    package var enfants: Int?
    package var rappel = Rappel.aucun
    package var remarque = ""

    /// How she wants to be told of her rendez-vous; said, not guessed.
    package enum Rappel: String, CaseIterable, Sendable {
        case aucun, sms, courriel, appel

        package var libelle: String {
            switch self {
            case .aucun: "aucun message"
            case .sms: "SMS neutres"
            case .courriel: "courriels neutres"
            case .appel: "je l'appelle moi-même"
            }
        }

        /// Channel of the letter box; nil when nothing leaves by itself.
        var canal: Canal? { Canal(rawValue: rawValue) }

        /// Why nothing can leave, in words.
        var manque: String {
            self == .courriel ? "la fiche n'a pas d'adresse de courriel" : "la fiche n'a pas de mobile (06, 07, ou +352…)"
        }
    }

    /// Where the messages she chose would go, as they will be sent; nil when the fiche does not say, or says what no message reaches.
    var contact: String? {
        guard let canal = rappel.canal, let adresse = Adresse(canal == .sms ? telephone : courriel), adresse.canal == canal else {
            return nil
        }
        return adresse.valeur
    }

    package init() {}

    package init(_ feuillet: Feuillet) {
        func texte(_ champ: Champ) -> String { feuillet[champ.rawValue] ?? "" }
        nom = texte(.nom)
        prenom = texte(.prenom)
        naissance = Int(texte(.naissance))
        telephone = texte(.telephone)
        courriel = texte(.courriel)
        adresse = texte(.adresse)
        poste = texte(.poste)
        adultes = Int(texte(.adultes))
        enfants = Int(texte(.enfants))
        rappel = Rappel(rawValue: texte(.rappel)) ?? .aucun
        remarque = texte(.remarque)
    }

    package var feuillet: Feuillet {
        var feuillet = Feuillet()
        for champ in Champ.allCases {
            feuillet[champ.rawValue] =
                switch champ {
                case .nom: nom
                case .prenom: prenom
                case .naissance: naissance.map(String.init)
                case .telephone: telephone
                case .courriel: courriel
                case .adresse: adresse
                case .poste: poste
                case .adultes: adultes.map(String.init)
                case .enfants: enfants.map(String.init)
                case .rappel: rappel == .aucun ? nil : rappel.rawValue
                case .remarque: remarque
                }
        }
        return feuillet
    }

    package var complet: String { [prenom, nom].filter { !$0.isEmpty }.joined(separator: " ") }

    /// « 35 – 44 ans », the bands of a bilan; `annee` is the current year.
    package func tranche(annee: Int) -> String? {
        guard let naissance else { return nil }
        return switch annee - naissance {
        case ..<25: "moins de 25 ans"
        case 25...34: "25 – 34 ans"
        case 35...44: "35 – 44 ans"
        case 45...54: "45 – 54 ans"
        default: "55 ans et plus"
        }
    }

    /// « 2 adultes, 1 enfant »; nil when nothing is known. Two numbers asked at the first contact: the members told one by one replace them.
    var foyer: String? { Self.foyer(adultes: adultes, enfants: enfants) }

    static func foyer(adultes: Int?, enfants: Int?) -> String? {
        let parts = [adultes.map { $0 < 2 ? "\($0) adulte" : "\($0) adultes" }, enfants.map { $0 < 2 ? "\($0) enfant" : "\($0) enfants" }]
        let connues = parts.compactMap { $0 }
        return connues.isEmpty ? nil : connues.joined(separator: ", ")
    }
}

extension DossierLu {
    /// The household, told once: its members when they are known, else the numbers of the first contact.
    package var foyer: String? {
        guard !situation.membres.isEmpty else { return identite.foyer }
        let enfants = situation.membres.count { $0.lien == .enfant }
        return Identite.foyer(adultes: 1 + situation.membres.count - enfants, enfants: enfants == 0 ? nil : enfants)
    }
}
