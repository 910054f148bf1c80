internal import Web

/// What the provider advises, and what the figures suggest for the contract.
extension Rendu {
    var suites: Balisage {
        Chapitre("suites", "Et maintenant", [recommandations.map { .demi($0) }, ajustement.map { .demi($0) }]).balisage
    }

    private var recommandations: Balisage? {
        guard !contenu.recommandations.isEmpty else { return nil }
        let lignes = contenu.recommandations.enumerated().map {
            "<li><b aria-hidden=\"true\">\($0.offset + 1)</b><span>\($0.element)</span></li>" as Balisage
        }
        let auteur = contenu.redacteur.map { "Écrit par \($0), relu par la direction." } ?? "Relu par la direction."
        return Panneau.de(
            "Ce que nous vous recommandons", "<ol class=\"etapes\">\(lignes)</ol>", note: auteur + " Aucun texte d'entretien n'est repris.")
    }

    private var ajustement: Balisage? {
        guard let a = contenu.ajustement else { return nil }
        let phrase: String
        switch a.sens {
        case .maintenir: phrase = "Garder **\(pluriel(a.demiJourneesActuelles, "demi-journée", "demi-journées")) par an**."
        case .augmenter, .reduire:
            phrase =
                "Passer de \(nombre(a.demiJourneesActuelles)) à **\(pluriel(a.demiJourneesProposees, "demi-journée", "demi-journées")) par an**."
        }
        let motifs = a.motifs.map { "<li>\($0)</li>" as Balisage }
        let raisons: Balisage = motifs.isEmpty ? "" : "<ul class=\"puces\">\(motifs)</ul>"
        return Panneau.de(
            "Notre proposition pour le contrat", "<p class=\"proposition\">\(Self.gras(phrase))</p>\(raisons)",
            note: "Une proposition : rien ne change sans un avenant signé.")
    }
}
