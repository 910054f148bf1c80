public import Calendrier
public import Planner

/// A fictional provider: offices of the region, a team, companies and their contract lines, due half-days at 83 to 90 % of what the team can
/// give. The same seed gives the same instance on every machine. What it draws is invented; towns and public holidays are real.
public struct Generateur: Sendable {
    /// Always passes `controler()`.
    public let instance: Instance

    /// `premierLundi`: by default 30 March 2026 for a quarter (Easter, Ascension, Whitsun), 5 January 2026 for a year.
    public init(taille: Taille, graine: UInt64, premierLundi: DateCivile? = nil) {
        let mesures = taille.mesures
        let debut = premierLundi ?? Self.debut(mesures.semaines)
        self.init(nom: "\(taille.rawValue)-fictif-\(graine)", mesures: mesures, graine: graine, premierLundi: debut)
    }

    /// `premierLundi` is brought back to the Monday of its week.
    public init(nom: String, mesures: Mesures, graine: UInt64, premierLundi: DateCivile? = nil) {
        var tirage = Tirage(graine)
        let annee = Annee((premierLundi ?? Self.debut(mesures.semaines)).lundi, semaines: mesures.semaines)
        let bureaux = Region.bureaux(pour: mesures.intervenantes, &tirage)
        let equipe = Equipe(mesures.intervenantes, bureaux, annee, &tirage)
        let capacite = equipe.personnes.reduce(0) { somme, p in
            let feries = annee.feries[bureaux[p.bureau].commune.territoire] ?? []
            return somme
                + Charge.capacite(
                    presences: p.presences, maxHebdo: p.maxHebdo, lundi: annee.premierLundi.numero, semaines: annee.semaines,
                    feries: feries,
                    conges: p.conges)
        }
        let (bas, haut) = (mesures.remplissage.lowerBound, mesures.remplissage.upperBound)
        let objectif = capacite * tirage.entre(bas, max(bas, haut - 2)) / 100 + 1
        let noms = Raisons.noms(mesures.entreprises, &tirage)
        var chantier = Chantier(annee, equipe, Carte(bureaux), noms: noms, tirage)
        let plafond = capacite * haut / 100
        chantier.signerUneFois(plafond: plafond)
        chantier.remplir(objectif: objectif, plafond: plafond)
        chantier.fermerAuMoinsUneFois()
        instance = Redaction(annee, equipe, chantier.carte, noms).instance(nom, chantier.lignesMelangees())
    }

    private static func debut(_ semaines: Int) -> DateCivile {
        DateCivile(annee: 2026, mois: semaines < 26 ? 3 : 1, jour: semaines < 26 ? 30 : 5) ?? DateCivile(numero: 20_542)
    }
}
