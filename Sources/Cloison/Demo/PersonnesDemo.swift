import Calendrier
import Dossiers
import Foundation

/// Fictive employees. Their surnames share no syllable list with the staff's, so that one found elsewhere is a leak.
enum PersonnesDemo {
    static let prenoms: [String] = [
        "Aldéric", "Bérénice", "Célestin", "Dorothée", "Eulalie", "Firmin", "Gwenola", "Honorine", "Isaure", "Josselin", "Katell", "Léonie",
        "Maximin", "Nolwenn", "Octavie", "Philibert", "Quitterie", "Romaric", "Sidonie", "Télio", "Urbain", "Violaine", "Wandrille",
        "Yseult",
        "Zéphyrin", "Abélia", "Barnabé", "Clotilde", "Donatien", "Edmée",
    ]
    private static let debuts: [String] = [
        "Xavou", "Brigno", "Chamel", "Drouvi", "Espari", "Frutto", "Guivra", "Houssa", "Jolima", "Kerbou", "Lugnac", "Mouzil", "Oustra",
        "Pradou", "Ruffia", "Sourza", "Tribou", "Vigoul",
    ]
    private static let fins: [String] = [
        "bassac", "chenaz", "doulle", "faugas", "grange", "houarn", "jouls", "lebec", "mignoz", "nègre", "pignol", "quéré", "rouzic",
        "souliac", "taillon", "vernhes",
    ]
    private static let rues: [String] = [
        "des Glycines", "du Lavoir", "de la Sablière", "des Trois-Pigeons", "du Puits-Vert", "des Écureuils",
    ]
    private static let postes: [String] = [
        "opérateur de production", "cariste", "aide-soignante", "conducteur routier", "comptable", "technicienne de maintenance",
        "chef d'équipe", "agent d'accueil",
    ]
    private static let notes: [String] = [
        "Reçue ce jour, inquiète de sa situation. Points convenus : pièces à réunir avant le prochain entretien.",
        "Relevés apportés. Trois crédits en cours, un retard de loyer. Courrier au bailleur préparé ensemble.",
        "Reprise envisagée à temps partiel thérapeutique ; en parler au médecin du travail, avec son accord.",
        "Séparation en cours. Informée de ses droits ; relais proposé, accepté.",
        "Dossier de recours relu. Échéance notée dans l'agenda.",
    ]

    /// 288 × a rank: the rank is written in letters so that every name is unique.
    static func famille(_ rang: Int) -> String {
        let base = debuts[rang % debuts.count] + fins[rang / debuts.count % fins.count]
        let tour = rang / (debuts.count * fins.count)
        return tour == 0 ? base : base + "-" + fins[tour % fins.count].capitalized
    }

    /// The two numbers of the first contact repeat the members the `situation` tells.
    static func identite(_ rang: Int, _ hasard: inout Hasard, commune: String, situation: Situation) -> Identite {
        let foyer = situation.membres
        var identite = Identite()
        identite.prenom = hasard.un(prenoms)
        identite.nom = famille(rang)
        identite.naissance = naissance(Int.random(in: 0..<4200, using: &hasard), situation)
        identite.telephone = "06 39 98 \(Self.deux(rang / 100 % 100)) \(Self.deux(rang % 100))"
        identite.courriel = "\(NomsDemo.ascii(identite.nom).lowercased()).\(rang)@courriel.example"
        identite.adresse = "\(rang % 140 + 1) rue \(hasard.un(rues)), \(commune)"
        identite.poste = hasard.un(postes)
        identite.adultes = 1 + foyer.count { $0.lien == .conjoint }
        identite.enfants = foyer.count { $0.lien == .enfant }
        return identite
    }

    /// Of age when she came to the company, 19 to 50 years before each of her children.
    private static func naissance(_ tirage: Int, _ situation: Situation) -> Int {
        let enfants = situation.membres.filter { $0.lien == .enfant }.compactMap(\.naissance)
        let dernier = min(Int(situation.entree.prefix(4)) ?? 2021, (enfants.min() ?? 2022) - 1) - 18
        let premier = max(1962, (enfants.max() ?? 0) - 50)
        return premier + tirage % (dernier - premier + 1)
    }

    static func note(_ rang: Int, _ hasard: inout Hasard) -> String { "\(hasard.un(notes)) Référence interne \(famille(rang))." }

    private static func deux(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }
}
