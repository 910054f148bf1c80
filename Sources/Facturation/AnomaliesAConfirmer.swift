internal import Calendrier
internal import Contrats
internal import Tarification

extension Anomalie {
    /// Nothing prevents issuing, but a person should have seen it.
    static func aConfirmer(
        _ entrees: EntreesContrat, _ documents: [DocumentCalcule], _ contexte: ContexteContrat?, _ mois: Mois, le jour: DateCivile
    ) -> [Anomalie] {
        acheteur(entrees) + permanences(entrees, le: min(jour, mois.dernierJour))
            + effectif(entrees, documents, le: min(jour, mois.dernierJour))
            + prix(entrees, documents, mois) + montants(documents.filter { $0.date <= jour }, contexte) + vies(entrees, documents, contexte)
            + echeances(entrees, contexte, mois)
    }

    private static func acheteur(_ entrees: EntreesContrat) -> [Anomalie] {
        let a = entrees.acheteur
        var anomalies: [Anomalie] = []
        if a.pays == .FR, a.siren.isEmpty {
            anomalies.append(Anomalie(.acheteur, "SIREN de l'entreprise absent : la plateforme de facturation refusera la pièce."))
        }
        if entrees.cadre == a.pays, !a.tva.isEmpty, !a.tvaValide {
            anomalies.append(Anomalie(.tva, "Numéro de TVA « \(a.tva) » mal formé : le vérifier avant de l'imprimer."))
        }
        return anomalies
    }

    private static func permanences(_ entrees: EntreesContrat, le jour: DateCivile) -> [Anomalie] {
        let passees = entrees.enSuspens.filter { $0 <= jour }.sorted()
        let auPassage = entrees.facture.lignes.contains { ligne in
            switch ligne.modele {
            case .demiJournee, .journee: true
            case .mensuel(let forfait): forfait.deduction != nil
            default: false
            }
        }
        guard auPassage, let premiere = passees.first else { return [] }
        return [
            Anomalie(
                .permanences,
                passees.count == 1
                    ? "La permanence du \(premiere.court) est publiée, ni tenue ni annulée : elle ne sera pas facturée."
                    : "\(passees.count) permanences publiées depuis le \(premiere.court), ni tenues ni annulées : elles ne seront pas facturées."
            )
        ]
    }

    private static func effectif(_ entrees: EntreesContrat, _ documents: [DocumentCalcule], le jour: DateCivile) -> [Anomalie] {
        entrees.facture.lignes.compactMap { ligne in
            guard case .forfaitSalarie(let forfait) = ligne.modele, forfait.effectif == .reference, forfait.tranches == nil,
                let quantite = documents.flatMap(\.lignes).first(where: { $0.article == ligne.code && $0.unite == .salarie })?.quantite,
                let declare = entrees.facture.effectifs.filter({ $0.du <= jour }).max(by: { $0.du < $1.du }),
                declare.nombre * Arithmetique.unite != quantite,
                // Said while it is new: three months, then the yearly review.
                declare.du >= jour.leMois.premierJour.plus(mois: -2)
            else { return nil }
            return Anomalie(
                .effectif,
                "Effectif déclaré à \(Euros.quantite(declare.nombre * Arithmetique.unite)) depuis le \(declare.du.court), effectif de référence facturé : \(Euros.quantite(quantite)). L'écart se règle par avenant."
            )
        }
    }

    private static func prix(_ entrees: EntreesContrat, _ documents: [DocumentCalcule], _ mois: Mois) -> [Anomalie] {
        var anomalies: [Anomalie] = []
        let nulles = entrees.facture.lignes.filter { ligne in
            ligne.prix.allSatisfy { $0 == 0 } && (ligne.du ?? mois.premierJour) <= mois.dernierJour
                && (ligne.au ?? mois.dernierJour) >= mois.premierJour
        }
        for ligne in nulles { anomalies.append(Anomalie(.prix, "« \(ligne.libelle) » a un prix de 0 € : rien n'en sera facturé.")) }
        if entrees.facture.lignes.isEmpty, entrees.tarifaire.groupes.isEmpty {
            anomalies.append(Anomalie(.prix, "Le contrat n'a aucun tarif : rien n'en sera facturé."))
        }
        for ligne in documents.flatMap(\.lignes) where ligne.nature == .complement {
            anomalies.append(
                Anomalie(.prix, "Sous le minimum du contrat : un complément de \(Euros.montant(ligne.netCents)) HT est facturé."))
        }
        return anomalies
    }

    /// ± 30 % against the document before, of the same contract and the same term.
    private static func montants(_ documents: [DocumentCalcule], _ contexte: ContexteContrat?) -> [Anomalie] {
        documents.compactMap { document in
            guard document.genre == .facture, let precedent = contexte?.precedents[Self.terme(document.cle)], precedent.netCents > 0
            else { return nil }
            let ecart = document.netCents - precedent.netCents
            guard ecart.magnitude * 10 > precedent.netCents.magnitude * 3 else { return nil }
            let part = (ecart.magnitude * 200 + precedent.netCents.magnitude) / (precedent.netCents.magnitude * 2)
            return Anomalie(
                .montant,
                "\(Euros.montant(document.netCents)) HT, \(ecart > 0 ? "+" : "−") \(part) % par rapport à \(precedent.numero) (\(Euros.montant(precedent.netCents)))."
            )
        }
    }

    /// What is issued, against what the contract would give today: a permanence or a headcount changed since.
    static func ecart(_ document: DocumentCalcule, _ emise: Facture) -> Anomalie? {
        let (facture, calcule) = (
            emise.avoir ? -emise.netCents : emise.netCents, document.genre == .avoir ? -document.netCents : document.netCents
        )
        guard facture != calcule else { return nil }
        return Anomalie(
            .montant,
            "\(emise.numero) est émise à \(Euros.montant(facture)) HT et le calcul d'aujourd'hui donne \(Euros.montant(calcule)) : une permanence, un effectif ou un prix a changé depuis\(facture > calcule ? ", un avoir corrige" : "")."
        )
    }

    /// « ADVANCE », « ARREARS » or « ADJUSTMENT » of a key.
    static func terme(_ cle: String) -> String {
        let parts = cle.split(separator: "/")
        return parts.count > 2 ? String(parts[2]) : ""
    }

    private static func vies(_ entrees: EntreesContrat, _ documents: [DocumentCalcule], _ contexte: ContexteContrat?) -> [Anomalie] {
        guard documents.contains(where: { $0.categorie.code == "AE" }), contexte?.tvaVerifiee != true else { return [] }
        return [
            Anomalie(
                .tva,
                "Autoliquidation sans vérification VIES du numéro \(entrees.acheteur.tva) : le vérifier et noter la date, l'administration la demande."
            )
        ]
    }

    private static func echeances(_ entrees: EntreesContrat, _ contexte: ContexteContrat?, _ mois: Mois) -> [Anomalie] {
        if let fin = entrees.facture.fin, fin <= mois.dernierJour {
            return [Anomalie(.contrat, "Le contrat se termine le \(fin.court) : c'est sa dernière facture.")]
        }
        guard let contexte, let renouvellement = contexte.renouvellement, renouvellement <= mois.suivant.dernierJour else { return [] }
        return [
            Anomalie(
                .contrat,
                renouvellement < mois.premierJour
                    ? "Échéance du \(renouvellement.court) passée\(contexte.tacite ? ", reconduit tacitement : vérifier le prix" : " et pas de tacite reconduction : le renouveler avant de facturer")."
                    : "À renouveler le \(renouvellement.court)\(contexte.tacite ? ", par tacite reconduction" : "").")
        ]
    }
}
