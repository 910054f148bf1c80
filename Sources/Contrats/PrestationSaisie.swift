import Calendrier
import Entreprises
import Tenancy
import Web

/// One line of permanences in a form. `p` prefixes its fields, so that several lines live in one form.
enum PrestationSaisie {
    /// Where the permanences are held: a known place, or an establishment where a place will be opened.
    enum Lieu: Equatable {
        case connu(ID<LieuTag>)
        case aOuvrir(ID<Etablissement>)

        init?(_ texte: String) {
            if texte.hasPrefix("etab:"), let id = ID<Etablissement>(String(texte.dropFirst(5))) {
                self = .aOuvrir(id)
            } else if let id = ID<LieuTag>(texte) {
                self = .connu(id)
            } else {
                return nil
            }
        }
    }

    /// What was typed, checked; the place apart, since it may have to be opened first.
    static func lire(_ d: inout Depouillement, _ p: String) -> (valeurs: PrestationValeurs, lieu: Lieu)? {
        var v = PrestationValeurs()
        let lieu = d.champs.texte("\(p)lieu").flatMap(Lieu.init)
        if lieu == nil { d.faute("\(p)lieu", "Choisissez le lieu des permanences.") }
        v.frequence = d.choix("\(p)frequence")
        if v.frequence == nil { d.faute("\(p)frequence", "Choisissez le rythme.") }
        v.dureeDemiJournees = d.champs.texte("\(p)duree") == "2" ? 2 : 1
        v.demiJourneesAn = d.entier("\(p)demi_journees_an", 0...1_040) ?? v.frequence.map { $0.foisParAn * (v.dureeDemiJournees ?? 1) }
        v.creneauxAutorises = d.champs.all("\(p)creneaux").compactMap(Creneau.init).sorted()
        if v.creneauxAutorises.isEmpty { d.faute("\(p)creneaux", "Cochez au moins une demi-journée possible.") }
        v.creneauxPreferes = d.champs.all("\(p)preferes").compactMap(Creneau.init).sorted()
        if !Set(v.creneauxPreferes).isSubset(of: v.creneauxAutorises) {
            d.faute("\(p)preferes", "Une demi-journée préférée doit aussi être possible.")
        }
        if v.dureeDemiJournees == 2, !v.creneauxAutorises.isEmpty, !journeeEntiere(v.creneauxAutorises) {
            d.faute("\(p)creneaux", "Une journée entière demande le matin et l'après-midi d'un même jour.")
        }
        v.langue = ["fr", "de", "lb", "en", "pt"].first { $0 == d.champs.texte("\(p)langue") } ?? "fr"
        v.metier = d.choix("\(p)metier") ?? .assistantSocial
        v.libelle = d.texte("\(p)libelle")
        v.groupe = d.champs.texte("\(p)groupe").flatMap { ID<GroupeTag>($0) }
        return lieu.map { (v, $0) }
    }

    private static func journeeEntiere(_ creneaux: [Creneau]) -> Bool {
        Dictionary(grouping: creneaux, by: \.jourSemaine).values.contains { $0.count == 2 }
    }

    static func champs(
        _ s: Saisie, _ p: String, _ v: PrestationValeurs?, lieux: [LieuContrat], etablissements: [Etablissement], groupes: [Groupe] = []
    ) -> [any Fragment] {
        let connus = lieux.map { Option($0.id.description, $0.commune.isEmpty ? $0.nom : "\($0.nom), \($0.commune)") }
        let equipes = Set(lieux.compactMap(\.etablissement))
        let aOuvrir = etablissements.filter { $0.ouvert && !equipes.contains($0.id) }.map {
            Option("etab:\($0.id)", "\($0.nom) (lieu à ouvrir)")
        }
        let creneaux = Creneau.tous.map { Option($0.description, $0.libelle) }
        let partage: [any Fragment] =
            groupes.isEmpty
            ? []
            : [
                s.champ(
                    "\(p)groupe", "Permanence mutualisée", v?.groupe?.description,
                    genre: .liste([Option("", "Non, ce contrat la paie seul")] + groupes.map { Option($0.id.description, $0.libelle) }),
                    aide: "Le prix se partage alors entre les participants du groupe.")
            ]
        return [
            s.champ(
                "\(p)lieu", "Lieu", v?.lieu?.description ?? (aOuvrir + connus).first?.valeur, genre: .liste(aOuvrir + connus), requis: true),
            s.choix(
                "\(p)frequence", "Rythme", Frequence.allCases.map { Option($0.rawValue, $0.libelleCourt) },
                (v?.frequence ?? .bimensuelle).rawValue),
            s.choix("\(p)duree", "Durée", [Option("1", "demi-journée"), Option("2", "journée")], "\(v?.dureeDemiJournees ?? 1)"),
            s.champ(
                "\(p)demi_journees_an", "Demi-journées dues par an", v?.demiJourneesAn.map { "\($0)" }, genre: .nombre,
                aide: "Vide : 46 par semaine, 24 deux fois par mois, 12 par mois, le double pour la journée."),
            s.plusieurs(
                "\(p)creneaux", "Demi-journées possibles", creneaux, v?.creneauxAutorises.map(\.description) ?? ["mar-AM", "jeu-AM"]),
            s.plusieurs("\(p)preferes", "Demi-journées préférées", creneaux, v?.creneauxPreferes.map(\.description) ?? []),
            s.choix(
                "\(p)metier", "Métier", Prestation.Metier.allCases.map { Option($0.rawValue, $0.libelle) },
                (v?.metier ?? .assistantSocial).rawValue),
            s.choix(
                "\(p)langue", "Langue",
                [("fr", "français"), ("de", "allemand"), ("lb", "luxembourgeois"), ("en", "anglais"), ("pt", "portugais")].map(Option.init),
                v?.langue ?? "fr"),
        ] + partage
    }
}
