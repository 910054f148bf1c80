import Calendrier
import Entreprises

/// The optional cells of a line, put over the card.
enum ImportPartenairesLecture {
    static func lire(_ l: inout LigneLue, _ v: inout FicheValeurs) -> [Changement] {
        var d = Differences()
        d.poser("famille", &v.genre, l.choix("famille", genres)) { $0.libelle }
        d.poser("besoins", &v.besoins, besoins(&l)) { $0.map(\.libelle).joined(separator: ", ") }
        d.poser("téléphone", &v.telephone, l.texte("telephone").flatMap { l.accepter("telephone", ReglePartenaire.telephone($0)) })
        d.poser("courriel", &v.courriel, l.texte("courriel").flatMap { l.accepter("courriel", ReglePartenaire.courriel($0)) })
        d.poser("site", &v.site, l.texte("site").flatMap { l.accepter("site", ReglePartenaire.site($0)) })
        d.poser("adresse", &v.adresse, court(&l, "adresse"))
        d.poser("commune", &v.commune, court(&l, "commune"))
        d.poser("code postal", &v.codePostal, codePostal(&l, v))
        d.poser("contact", &v.contact, court(&l, "contact"))
        d.poser("horaires", &v.horaires, court(&l, "horaires"))
        d.poser("documents", &v.pieces, court(&l, "pieces").map(parLigne))
        d.poser("délai", &v.delaiJours, l.entier("delai_jours", ReglePartenaire.delais).map(Optional.some)) { $0.map { "\($0) j" } ?? "" }
        d.poser("source", &v.source, court(&l, "source"))
        d.poser("vérifié le", &v.verifieLe, l.date("verifie_le").map(Optional.some)) { $0?.chiffres ?? "" }
        d.poser("actif", &v.actif, l.ouiNon("actif")) { $0 ? "oui" : "non" }
        return d.liste
    }

    private static func court(_ l: inout LigneLue, _ cle: String) -> String? {
        guard let texte = l.texte(cle) else { return nil }
        let maximum = FicheValeurs.longueurs.first { $0.0 == cle }?.1 ?? 200
        return l.accepter(cle, ReglePartenaire.court(texte, maximum))
    }

    /// A French address has five figures; Luxembourg four.
    private static func codePostal(_ l: inout LigneLue, _ v: FicheValeurs) -> String? {
        guard let texte = l.texte("code_postal") else { return nil }
        let pays: Pays = v.territoire == .luxembourg ? .LU : .FR
        return l.accepter("code_postal", CodePostal.lire(texte, pays: pays, commune: v.commune))
    }

    private static func besoins(_ l: inout LigneLue) -> [Besoin]? {
        guard let texte = l.texte("besoins") else { return nil }
        let mots = texte.split(whereSeparator: { ",;/|".contains($0) }).map { $0.trimmed }.filter { !$0.isEmpty }
        let lus = mots.map { mot in Besoin.allCases.first { MotCle.de($0.libelle) == MotCle.de(mot) || $0.rawValue == mot } }
        if let rang = lus.firstIndex(where: { $0 == nil }) {
            l.faute(
                "besoins", "« \(mots[rang]) » n'est pas un besoin de la liste : \(Besoin.allCases.map(\.libelle).joined(separator: ", ")).")
            return nil
        }
        return lus.compactMap { $0 }
    }

    /// « RIB / Livret » and line breaks: one document per line.
    private static func parLigne(_ texte: String) -> String {
        texte.split(whereSeparator: { $0 == "/" || $0.isNewline }).map { $0.trimmed }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static let genres: [(mots: [String], valeur: GenrePartenaire)] = GenrePartenaire.allCases.map {
        ([$0.libelle, $0.rawValue], $0)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
