/// Which words of a text could be names, and which are once the database has said which ones it knows.
struct NomsDuTexte: Sendable {
    private let textes: [(texte: TexteLisible, mots: [MotDuTexte])]
    /// Words of the company's own name, of its sites and towns: public, unless they name a person here.
    private let publics: Set<String>

    init(_ textes: [TexteLisible], publics: Set<String> = []) {
        self.textes = textes.map { ($0, MotDuTexte.lire($0)) }
        self.publics = publics.union(MotsCommuns.lieux)
    }

    /// Normalised words to ask about, once each: particles and grammar left out, and pairs that may be one name (« Le Goff », « LeGoff »).
    var candidats: [String] {
        var vus: Set<String> = []
        for (_, mots) in textes {
            for (rang, mot) in mots.enumerated() {
                if Self.peutNommer(mot) { vus.formUnion(mot.variantes.filter { $0.count > 1 }) }
                if rang > 0, let paire = Self.paire(mots[rang - 1], mot) { vus.insert(paire) }
            }
            vus.formUnion(Self.epeles(mots).map(\.forme))
        }
        return vus.sorted()
    }

    /// Names to stop, given the words a dossier of the company bears.
    func arrets(connus: Set<String>) -> [Arret] {
        textes.flatMap { texte, mots in
            let forces = Self.forces(mots, connus, publics)
            let epeles = Self.epeles(mots).filter { connus.contains($0.forme) }.map {
                mots[$0.places.lowerBound].signes.lowerBound..<mots[$0.places.upperBound - 1].signes.upperBound
            }
            return (mots.indices.filter { Self.retenu($0, mots, forces) }.map { mots[$0].signes } + epeles)
                .map { Arret(nature: .nomConnu, passage: texte.passage($0)) }
        }
    }

    /// What a known word is worth as a name, where it stands.
    private enum Force { case forte, majuscule, commune, publique }

    private static func forces(_ mots: [MotDuTexte], _ connus: Set<String>, _ publics: Set<String>) -> [Force?] {
        let etablissements = Self.etablissements(mots)
        var forces = mots.indices.map { rang -> Force? in
            let mot = mots[rang]
            guard peutNommer(mot), mot.variantes.contains(where: connus.contains) else { return nil }
            if publics.contains(mot.forme) || etablissements.contains(rang) { return .publique }
            guard mot.variantes.contains(where: { MotsCommuns.communs.contains($0) || MotsCommuns.outils.contains($0) }) else {
                return .forte
            }
            return mot.majuscule && (!mot.ouvre || sujet(rang, mots)) ? .majuscule : .commune
        }
        for rang in mots.indices.dropFirst() {
            guard let paire = paire(mots[rang - 1], mots[rang]), connus.contains(paire) else { continue }
            forces[rang - 1] = .forte
            forces[rang] = .forte
        }
        return forces
    }

    /// A strong word always; a common word when its capital or its neighbours say that it names somebody; a public one beside a strong one.
    private static func retenu(_ rang: Int, _ mots: [MotDuTexte], _ forces: [Force?]) -> Bool {
        guard let force = forces[rang] else { return false }
        if apresCivilite(rang, mots) { return true }
        let voisins = [
            rang > 0 && mots[rang].accole ? rang - 1 : nil, rang + 1 < mots.count && mots[rang + 1].accole ? rang + 1 : nil,
        ].compactMap { $0 }
        switch force {
        case .forte, .majuscule: return true
        case .commune:
            return mots[rang].majuscule && voisins.contains { forces[$0] != nil && forces[$0] != .publique && mots[$0].majuscule }
                || voisins.contains { forces[$0] == .forte }
        case .publique:
            return voisins.contains { forces[$0] == .forte }
        }
    }

    /// « Petit est venu », « Rose n'a pas… »: a verb follows what opens the sentence.
    private static func sujet(_ rang: Int, _ mots: [MotDuTexte]) -> Bool {
        rang + 1 < mots.count && mots[rang + 1].jonction == .espace && mots[rang + 1].nu
            && MotsCommuns.verbes.contains(mots[rang + 1].forme)
    }

    private static func apresCivilite(_ rang: Int, _ mots: [MotDuTexte]) -> Bool {
        guard mots[rang].majuscule else { return false }
        // « Mme Jeanne de La Fontaine »: back over capitals and particles.
        for place in (max(0, rang - 4)..<rang).reversed() {
            let mot = mots[place]
            if MotsCommuns.civilites.contains(mot.forme), mot.forme.count > 2 || mot.majuscule { return true }
            guard mot.majuscule || MotsCommuns.particules.contains(mot.forme) else { return false }
        }
        return false
    }

    /// Words that name a school, a hospital or a street: capitals right after its kind, as long as they follow each other.
    private static func etablissements(_ mots: [MotDuTexte]) -> Set<Int> {
        var dedans: Set<Int> = []
        for rang in mots.indices.dropFirst() where mots[rang].majuscule && mots[rang].accole {
            let avant = mots[rang - 1]
            if MotsCommuns.etablissements.contains(avant.forme) || dedans.contains(rang - 1) || avant.forme.hasPrefix("saint")
                || avant.forme == "st" || avant.forme == "ste"
            {
                dedans.insert(rang)
            }
        }
        return dedans
    }

    /// Grammar and particles name nobody, unless one is written with a capital in the middle of a sentence (« Vu », « Ba »).
    private static func peutNommer(_ mot: MotDuTexte) -> Bool {
        if mot.forme.count < 2 || MotsCommuns.particules.contains(mot.forme) { return false }
        return !MotsCommuns.outils.contains(mot.forme) || mot.majuscule && !mot.ouvre
    }

    /// « Le Goff » and « LeGoff » for a dossier in the name of Legoff.
    private static func paire(_ a: MotDuTexte, _ b: MotDuTexte) -> String? {
        guard b.accole, a.forme.count + b.forme.count > 3 else { return nil }
        guard b.jonction == .trait || b.majuscule && (b.jonction == .colle || MotsCommuns.particules.contains(a.forme)) else { return nil }
        return a.forme + b.forme
    }

    /// « L a m b e r t »: letters one by one, at least three.
    private static func epeles(_ mots: [MotDuTexte]) -> [(places: Range<Int>, forme: String)] {
        var trouves: [(Range<Int>, String)] = []
        var debut = 0
        for rang in 0...mots.count {
            if rang < mots.count, mots[rang].forme.count == 1 { continue }
            if rang - debut > 2 { trouves.append((debut..<rang, mots[debut..<rang].map(\.forme).joined())) }
            debut = rang + 1
        }
        return trouves
    }
}
