import Calendrier
import Entreprises
import Web

/// What is written of a card, by a form or a file.
struct FicheValeurs: Sendable, Equatable {
    var type: TypePartenaire
    var nom: String
    var genre: GenrePartenaire
    var territoire: TerritoirePartenaire
    var besoins: [Besoin] = []
    var adresse = ""
    var codePostal = ""
    var commune = ""
    var telephone = ""
    var courriel = ""
    var site = ""
    var horaires = ""
    var contact = ""
    var pieces = ""
    var delaiJours: Int?
    var source = ""
    var verifieLe: DateCivile?
    var actif = true

    init(type: TypePartenaire, nom: String, genre: GenrePartenaire, territoire: TerritoirePartenaire) {
        (self.type, self.nom, self.genre, self.territoire) = (type, nom, genre, territoire)
    }

    init(_ f: FichePartenaire) {
        self.init(type: f.type, nom: f.nom, genre: f.genre, territoire: f.territoire)
        (besoins, adresse, codePostal, commune) = (f.besoins, f.adresse, f.codePostal, f.commune)
        (telephone, courriel, site, horaires, contact) = (f.telephone, f.courriel, f.site, f.horaires, f.contact)
        (pieces, delaiJours, source, verifieLe, actif) = (f.pieces, f.delaiJours, f.source, f.verifieLe, f.actif)
    }

    /// Nil, with the faults noted, when something must be corrected. `existante` keeps what the form does not show.
    init?(_ d: inout Depouillement, _ existante: FichePartenaire?, aujourdhui: DateCivile) {
        let type: TypePartenaire? = d.choix("code")
        if type == nil { d.faute("code", "Choisissez la sorte de partenaire.") }
        let genre: GenrePartenaire? = d.choix("genre")
        if genre == nil { d.faute("genre", "Choisissez une famille.") }
        let nom = d.requis("nom", "Écrivez le nom : par exemple « CAF de la Moselle ».").flatMap {
            d.accepter("nom", ReglePartenaire.nom($0))
        }
        let territoire = d.requis("territoire", "Écrivez le territoire : national, Luxembourg, ou le département, 57.").flatMap {
            d.accepter("territoire", ReglePartenaire.territoire($0))
        }
        let telephone = d.lire("telephone", ReglePartenaire.telephone)
        let courriel = d.lire("courriel", ReglePartenaire.courriel)
        let site = d.lire("site", ReglePartenaire.site)
        let delai = d.entier("delai_jours", ReglePartenaire.delais)
        let verifiee = d.coche("verifiee")
        var textes: [String: String] = [:]
        for (champ, maximum) in Self.longueurs { textes[champ] = d.lire(champ) { ReglePartenaire.court($0, maximum) } ?? "" }
        let besoins = d.champs.all("besoins").compactMap(Besoin.init(rawValue:))
        guard let type, let genre, let nom, let territoire, d.fautes.isEmpty else { return nil }
        self.init(type: type, nom: nom, genre: genre, territoire: territoire)
        self.besoins = besoins
        (self.telephone, self.courriel, self.site, delaiJours) = (telephone ?? "", courriel ?? "", site ?? "", delai)
        (adresse, codePostal, commune) = (textes["adresse"] ?? "", textes["code_postal"] ?? "", textes["commune"] ?? "")
        (horaires, contact) = (textes["horaires"] ?? "", textes["contact"] ?? "")
        (pieces, source) = (textes["pieces"] ?? "", textes["source"] ?? "")
        verifieLe = verifiee ? aujourdhui : existante?.verifieLe
        actif = existante?.actif ?? true
    }

    /// The CHECKs of the table.
    static let longueurs: [(String, Int)] = [
        ("adresse", 200), ("code_postal", 10), ("commune", 80), ("horaires", 300), ("contact", 120), ("pieces", 1000), ("source", 300),
    ]
}
