internal import Web

/// « Lire ce bilan »: two pages for the works council (CSE): what is counted, what the sign means, the law, what may be asked.
extension BilanImprime {
    var lire: String {
        let html: Balisage =
            "<h1>Lire ce bilan</h1><p class=\"sous\">\(contenu.entreprise), \(bilan.periode.libelle)<br>Pour les membres du comité social et économique</p>\(compte)\(signe)\(Self.loi)\(Self.questions)"
        return papier("Lire ce bilan").html(Typo.appliquer(html.texte))
    }

    private var compte: Balisage {
        let comptes: Balisage =
            contenu.total == nil
            ? "<li><b>Les personnes et les entretiens ne sont pas comptés</b> dans ce bilan : à cet effectif et sur cette période, un nombre désignerait quelqu'un.</li>"
            : "<li><b>Un entretien</b> est une rencontre avec une personne, sur place ou à distance, qui a porté sur sa situation. Un rendez-vous manqué n'en est pas un.</li><li><b>Une personne</b> est comptée une fois, quel que soit le nombre de ses entretiens dans la période. Les personnes des quatre trimestres ne s'additionnent donc pas.</li>"
        let themes: Balisage =
            contenu.themes == nil
            ? "" : "<li><b>Un thème</b> par entretien, le principal : les thèmes s'additionnent au total.</li>"
        let actions: Balisage =
            (contenu.actions ?? []).isEmpty
            ? "" : "<li><b>Une action collective</b> compte les présents dans la salle. Personne n'y est inscrit par son nom.</li>"
        let arrets: Balisage =
            contenu.pdp?.arretJours.map {
                "<li><b>Un retour au travail</b> se compte parmi les suivis terminés dont le dossier porte un arrêt d'au moins \($0) jours, ou des arrêts qui se suivent. Une maternité n'en est pas un.</li>"
            } ?? ""
        return
            "<h2>Ce qui est compté</h2><ul class=\"puces\">\(comptes)\(themes)<li><b>La présence</b> est comptée en demi-journées tenues. Elle ne dépend pas du nombre de personnes venues, pas plus que le prix.</li>\(actions)\(arrets)</ul>"
    }

    private var signe: Balisage {
        let croise = contenu.seuilCroise.map { ", \($0) quand un thème croise un établissement et pour la prévention" } ?? ""
        return
            "<h2>Ce que veut dire •</h2><p>• veut dire « non communiqué ». Un nombre est communiqué à partir de \(contenu.seuil) personnes\(croise). D'autres sont masqués parce qu'une soustraction, dans cette page ou avec un bilan déjà remis, permettrait d'en retrouver un qui ne l'est pas.</p><ul class=\"puces\"><li>Ce signe ne veut pas dire zéro ; un zéro est masqué lui aussi.</li><li>Il ne dit pas si le nombre est petit ou grand.</li><li>Avant chaque publication, un calcul vérifie pour chaque case masquée que deux valeurs éloignées restent possibles, compte tenu de tout ce qui a déjà été remis.</li><li>Le détail ne peut pas être demandé « à part » : tout ce qui sort du service passe par ce calcul.</li></ul>"
    }

    private static let loi: Balisage =
        "<h2>Ce que dit la loi</h2><table class=\"loi\"><thead><tr><th scope=\"col\">Texte</th><th scope=\"col\">Ce qu'il prévoit</th></tr></thead><tbody><tr><th scope=\"row\">Code du travail, L. 4631-1</th><td>Un service social du travail dans tout établissement qui emploie habituellement 250 salariés et plus.</td></tr><tr><th scope=\"row\">D. 4632-1</th><td>Le comité s'appuie sur le service social ; il établit chaque année un rapport sur son organisation, son fonctionnement et sa gestion financière.</td></tr><tr><th scope=\"row\">D. 4632-4</th><td>Le conseiller du travail est le conseiller technique du comité pour les questions sociales ; il rend compte de son activité chaque trimestre au comité et à l'employeur. Ce bilan est ce compte rendu.</td></tr><tr><th scope=\"row\">D. 4632-8 et D. 4632-9</th><td>Le service agit sur les lieux de travail et collabore avec le service de santé au travail.</td></tr><tr><th scope=\"row\">Code pénal, 226-13</th><td>Révéler une information couverte par le secret professionnel est un délit. Les assistants de service social y sont tenus par leur profession (code de l'action sociale et des familles, L. 411-3), envers l'employeur comme envers le comité.</td></tr></tbody></table>"

    private static let questions: Balisage =
        "<h2>Questions que le comité peut poser</h2><ul class=\"puces\"><li>Les permanences prévues ont-elles été tenues ? Sinon, sont-elles remplacées ou créditées ?</li><li>Les horaires et le lieu permettent-ils à chacun de venir sans être vu : équipes postées, télétravail, sites éloignés ?</li><li>Comment les salariés apprennent-ils que le service existe ? Que faire de plus ?</li><li>Quelles actions collectives proposer sur les thèmes communiqués ?</li><li>Que deviennent les recommandations du bilan précédent ?</li></ul><p>Et celles auxquelles personne ne répondra : qui est venu, combien dans telle équipe, pourquoi telle personne est absente.</p>"
}
