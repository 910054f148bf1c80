/// `multipart/form-data` (RFC 7578) of a body already in memory.
struct Multipart {
    static let maximumParts = 1_000
    static let maximumEnTetes = 4_096

    /// Boundary of a `Content-Type` value; nil when there is none or it is longer than the 70 characters of RFC 2046.
    static func frontiere(_ type: String) -> String? {
        for partie in type.split(separator: ";").dropFirst() {
            let morceau = String(partie).rogne
            guard morceau.lowercased().hasPrefix("boundary=") else { continue }
            let valeur = morceau.dropFirst(9).filter { $0 != "\"" }
            return valeur.isEmpty || valeur.utf8.count > 70 ? nil : String(valeur)
        }
        return nil
    }

    /// Throws `Refus.saisie` when the closing boundary is missing: a truncated upload is not an empty file.
    static func lire(_ corps: [UInt8], frontiere: String) throws -> Champs {
        let separateur = Array("\r\n--".utf8) + Array(frontiere.utf8)
        var paires: [(nom: String, valeur: String)] = []
        var fichiers: [String: Fichier] = [:]
        // The first delimiter may open the body without its CRLF.
        let texte = [13, 10] + corps
        guard var position = texte.suite(separateur, depuis: 0) else { throw tronque }
        for _ in 0..<maximumParts {
            let debut = position + separateur.count
            if texte.porte([45, 45], a: debut) { return Champs(paires, fichiers: fichiers) }
            guard let ligne = texte.suite([13, 10], depuis: debut), let fin = texte.suite(separateur, depuis: ligne),
                let corps = texte.suite([13, 10, 13, 10], depuis: ligne), corps < fin, corps - ligne < maximumEnTetes
            else { throw tronque }
            let contenu = Array(texte[(corps + 4)..<max(fin, corps + 4)])
            let entetes = EntetesDePart(try FormulaireEncode.texte(texte[ligne..<corps]))
            if let nom = entetes.nom {
                if let fichier = entetes.fichier {
                    if !fichier.isEmpty { fichiers[nom] = Fichier(nom: fichier, octets: contenu) }
                } else {
                    paires.append((nom, try FormulaireEncode.texte(contenu)))
                }
            }
            position = fin
        }
        throw Refus.saisie("Le formulaire compte trop de parties.")
    }

    private static let tronque = Refus.saisie("L'envoi est incomplet : recommencez, le fichier n'est pas arrivé en entier.")
}

/// `Content-Disposition` of one part.
struct EntetesDePart {
    var nom: String?
    var fichier: String?

    init(_ texte: String) {
        for ligne in texte.split(separator: "\r\n") {
            guard ligne.lowercased().hasPrefix("content-disposition:") else { continue }
            nom = Self.parametre("name", dans: ligne)
            fichier = Self.parametre("filename", dans: ligne).map { nu($0) }
        }
    }

    /// Quoted value; browsers write a quote inside as `%22` (WHATWG) or `\"`.
    private static func parametre(_ cle: String, dans ligne: Substring) -> String? {
        guard let debut = ligne.position(apres: "; \(cle)=\"") else { return nil }
        var valeur = ""
        var echappe = false
        for c in ligne[debut...] {
            if echappe {
                valeur.append(c)
                echappe = false
            } else if c == "\\" {
                echappe = true
            } else if c == "\"" {
                return valeur.replacing("%22", with: "\"")
            } else {
                valeur.append(c)
            }
        }
        return nil
    }

    private func nu(_ chemin: String) -> String { String(chemin.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "") }
}

extension Substring {
    fileprivate func position(apres motif: String) -> Index? { range(of: motif)?.upperBound }

    private func range(of motif: String) -> Range<Index>? { firstRange(of: motif) }
}

extension [UInt8] {
    /// First index at or after `depuis` where `motif` stands.
    fileprivate func suite(_ motif: [UInt8], depuis: Int) -> Int? {
        guard count >= motif.count, depuis >= 0 else { return nil }
        var i = depuis
        while i <= count - motif.count {
            if self[i] == motif[0], porte(motif, a: i) { return i }
            i += 1
        }
        return nil
    }

    fileprivate func porte(_ motif: [UInt8], a debut: Int) -> Bool {
        guard debut + motif.count <= count else { return false }
        for k in motif.indices where self[debut + k] != motif[k] { return false }
        return true
    }
}
