import Calendrier
import Contrats
import Entreprises
import Postgres
import Tenancy
import Web

/// What a planner may do to a permanence, each inside the transaction that checked the hard rules.
enum PermanenceActions {
    static func deplacer(_ p: Permanence, _ champs: Champs, _ tx: Transaction) throws -> Decision {
        guard p.modifiable else { return .refuser("jour", "Cette permanence est \(p.statut.mot) : elle ne se déplace plus.") }
        var fautes = Fautes()
        let jour = champs.texte("jour").flatMap(DateCivile.init(saisie:))
        if jour == nil { fautes["jour"] = "« \(champs["jour"] ?? "") » : une date est attendue, par exemple 24/11/2026." }
        // A board cell says a half-day; a whole day stays a whole day.
        let moment = p.moment == .JOUR ? Moment.JOUR : champs["moment"].flatMap(Moment.init)
        if moment == nil { fautes["moment"] = "Choisissez le matin ou l'après-midi." }
        let qui = champs["intervenant"].flatMap { ID<IntervenantTag>($0) } ?? p.intervenant
        guard let jour, let moment else { return .refuse(fautes) }
        guard
            let placement = try PlacementStore.charger(
                p.entreprise, p.prestation, lieu: p.lieu, qui: qui, jour: jour, moment: moment, sauf: p.id, tx)
        else { return .refuser("intervenant", "Cette personne n'est plus dans l'équipe.") }
        if let refus = refuser(placement.manquements) { return refus }
        guard let salle = placement.salleLibre,
            try PermanenceStore.deplacer(p, vers: jour, moment, placement.heures, qui, salle: salle, tx)
        else { return .refuser("jour", "Cette permanence vient de changer : rechargez la page.") }
        return .fait(jour, "\(p.entrepriseNom) : \(jour.long), \(moment.libelle), \(placement.intervenant.nomComplet).")
    }

    static func poser(_ champs: Champs, _ tx: Transaction) throws -> Decision {
        var fautes = Fautes()
        let cle = champs.texte("prestation")?.split(separator: "/").map(String.init) ?? []
        let entreprise = cle.first.flatMap { EntrepriseID($0) }
        let prestation = cle.count == 2 ? ID<Prestation>(cle[1]) : nil
        if prestation == nil { fautes["prestation"] = "Choisissez ce qui est dû." }
        let jour = champs.texte("jour").flatMap(DateCivile.init(saisie:))
        if jour == nil { fautes["jour"] = "« \(champs["jour"] ?? "") » : une date est attendue, par exemple 24/11/2026." }
        let qui = champs["intervenant"].flatMap { ID<IntervenantTag>($0) }
        if qui == nil { fautes["intervenant"] = "Choisissez un intervenant." }
        guard let entreprise, let prestation, let jour, let qui, let ligne = try LigneDueStore.une(entreprise, prestation, tx) else {
            return .refuse(fautes)
        }
        let moment = ligne.duree == 2 ? Moment.JOUR : champs["moment"].flatMap(Moment.init) ?? .AM
        guard let placement = try PlacementStore.charger(entreprise, prestation, qui: qui, jour: jour, moment: moment, tx) else {
            return .refuser("intervenant", "Cette personne n'est plus dans l'équipe.")
        }
        if let refus = refuser(placement.manquements) { return refus }
        _ = try PermanenceStore.poser(
            .init(
                entreprise: entreprise, prestation: prestation, lieu: ligne.lieu, intervenant: qui, jour: jour, moment: moment,
                heures: placement.heures, salle: placement.salleLibre ?? 1), tx)
        return .fait(jour, "\(ligne.entrepriseNom) : \(jour.long), \(moment.libelle), \(placement.intervenant.nomComplet).")
    }

    static func annuler(_ p: Permanence, _ champs: Champs, _ tx: Transaction) throws -> Decision {
        guard p.modifiable else { return .refuser("motif", "Cette permanence est \(p.statut.mot) : elle ne s'annule plus.") }
        var fautes = Fautes()
        let par: StatutPermanence? =
            switch champs["par"] {
            case "client", "sans_acces": .annuleeClient
            case "prestataire": .annuleePrestataire
            default: nil
            }
        if par == nil { fautes["par"] = "Dites qui annule : le client ou le prestataire." }
        let motif = champs.texte("motif")
        if motif == nil { fautes["motif"] = "Un motif est attendu. N'y nommez personne." }
        let recue = Self.recue(champs, &fautes)
        guard let par, let motif, fautes.isEmpty else { return .refuse(fautes) }
        guard try PermanenceStore.annuler(p, par: par, motif: motif, recue: recue, sansAcces: champs["par"] == "sans_acces", tx) else {
            return .refuser("motif", "Cette permanence vient de changer : rechargez la page.")
        }
        let suite = par == .annuleePrestataire ? " Sa demi-journée reste due." : " Sa demi-journée n'est plus due."
        return .fait(p.jour, "\(p.entrepriseNom), \(p.jour.court) : \(par.mot).\(suite)")
    }

    /// When the client's notice came: what makes a cancellation late or in time (R15). Blank: now.
    private static func recue(_ champs: Champs, _ fautes: inout Fautes) -> (jour: DateCivile, heure: Heure)? {
        guard champs.texte("recue_le") != nil || champs.texte("recue_heure") != nil else { return nil }
        guard let jour = champs.texte("recue_le").flatMap({ DateCivile($0) ?? DateCivile(saisie: $0) }) else {
            fautes["recue_le"] = "Donnez le jour où l'annulation a été reçue, par exemple 20/11/2026."
            return nil
        }
        guard jour <= .aujourdhui() else {
            fautes["recue_le"] = "Ce jour est à venir : l'annulation a déjà été reçue."
            return nil
        }
        guard let heure = champs.texte("recue_heure").flatMap({ Heure($0.replacing("h", with: ":").filter { !$0.isWhitespace }) }) else {
            fautes["recue_heure"] = "Donnez l'heure de réception, par exemple 08:30 : le délai d'annulation se compte à l'heure près."
            return nil
        }
        return (jour, heure)
    }

    static func tenir(_ p: Permanence, _ tx: Transaction) throws -> Decision {
        guard try PermanenceStore.tenir(p.entreprise, p.id, le: .aujourdhui(), tx) else {
            return .refuser("tenue", "Seule une permanence publiée, passée ou du jour, se marque tenue.")
        }
        return .fait(p.jour, "\(p.entrepriseNom), \(p.jour.court) : tenue.")
    }

    static func publier(_ p: Permanence, _ tx: Transaction) throws -> Decision {
        let faites = try tx.execute(
            """
            UPDATE gestion.permanence SET statut = 'publiee'
             WHERE entreprise_id = \(p.entreprise)::uuid AND id = \(p.id)::uuid AND statut = 'planifiee'
            """)
        guard faites == 1 else { return .refuser("publier", "Seule une permanence planifiée se publie.") }
        return .fait(p.jour, "\(p.entrepriseNom), \(p.jour.court) : publiée.")
    }

    /// Each broken rule beside the field that can mend it.
    private static func refuser(_ manquements: [Manquement]) -> Decision? {
        guard !manquements.isEmpty else { return nil }
        var fautes = Fautes()
        for m in manquements {
            let champ =
                switch m.regle {
                case .conge, .disponibilite, .intervenanteFeriee, .metier, .langue, .ubiquite, .trajetMidi, .maxHebdo: "intervenant"
                case .periode, .lieuFerie, .fermeture, .creneau, .salle, .ecart: "jour"
                }
            fautes[champ] = [fautes[champ], m.phrase].compactMap { $0 }.joined(separator: " ")
        }
        return .refuse(fautes)
    }
}
