internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tarification
internal import Tenancy

/// gestion.tarif and gestion.tranche as price lines.
enum LectureTarifs {
    static func lignes(tarifs: [Row], tranches: [Row]) throws(RowError) -> [UUID: [LigneContrat]] {
        var parTarif: [UUID: [(borne: Int?, prix: Int)]] = [:]
        for row in tranches {
            parTarif[try row.uuid("tarif_id"), default: []].append((try row.optionalInt("jusqua"), try row.int("prix_micro")))
        }
        var lignes: [UUID: [LigneContrat]] = [:]
        for row in tarifs {
            lignes[try row.uuid("contrat_id"), default: []].append(try ligne(row, parTarif[try row.uuid("id")] ?? []))
        }
        return lignes
    }

    private static func ligne(_ row: Row, _ tranches: [(borne: Int?, prix: Int)]) throws(RowError) -> LigneContrat {
        let code = try row.string("code")
        let modele = try row.string("modele")
        let libelle = try row.string("libelle")
        return LigneContrat(
            code: code, libelle: libelle.isEmpty ? nom(modele) : libelle, du: try row.value("du"), au: try row.optionalValue("au"),
            prix: tranches.isEmpty ? [try row.int("prix_micro")] : tranches.map(\.prix), modele: try prix(row, modele, tranches)
        )
    }

    private static func prix(_ row: Row, _ modele: String, _ tranches: [(borne: Int?, prix: Int)]) throws(RowError) -> ModelePrix {
        switch modele {
        case "forfait_salarie":
            let bornes = tranches.map(\.borne)
            return .forfaitSalarie(
                ForfaitSalarie(
                    effectif: try effectif(row), prorata: try row.string("prorata") == "mois_entames" ? .moisEntames : .jours,
                    tranches: tranches.isEmpty
                        ? nil : try row.optionalString("mode_tranches") == "graduel" ? .graduel(bornes) : .volume(bornes)))
        case "demi_journee": return .demiJournee
        case "journee": return .journee
        case "mensuel":
            return .mensuel(
                ForfaitMensuel(incluses: try row.int("demi_journees_incluses"), deduction: try row.optionalInt("prix_deduction_micro")))
        case "annuel": return .annuel(MontantAnnuel(echeances: try row.int("echeances")))
        default: throw RowError("modele")
        }
    }

    private static func effectif(_ row: Row) throws(RowError) -> ForfaitSalarie.Effectif {
        switch try row.string("mode_effectif") {
        case "segments": .segments
        case "moyenne": .moyenne
        default: .reference
        }
    }

    /// What a line is called on the invoice when the contract names it nothing.
    private static func nom(_ modele: String) -> String {
        switch modele {
        case "forfait_salarie": "Service social, forfait par salarié"
        case "demi_journee": "Permanence sociale, demi-journée"
        case "journee": "Permanence sociale, journée"
        case "mensuel": "Service social, forfait mensuel"
        default: "Service social, forfait annuel"
        }
    }
}

/// gestion.effectif as the headcount of each company: the sum of its establishments at each change.
enum LectureEffectifs {
    /// Rows sorted by company, then date.
    static func parEntreprise(_ rows: [Row]) throws(RowError) -> [ID<EntrepriseTag>: [EffectifFacture]] {
        var enCours: [ID<EntrepriseTag>: [UUID: Int]] = [:]
        var effectifs: [ID<EntrepriseTag>: [EffectifFacture]] = [:]
        for row in rows {
            let entreprise: ID<EntrepriseTag> = try row.id("entreprise_id")
            let du: DateCivile = try row.value("a_partir_du")
            enCours[entreprise, default: [:]][try row.uuid("etablissement_id")] = try row.int("nombre")
            let total = EffectifFacture(du: du, au: nil, nombre: enCours[entreprise, default: [:]].values.reduce(0, +))
            if effectifs[entreprise]?.last?.du == du { effectifs[entreprise]?.removeLast() }
            effectifs[entreprise, default: []].append(total)
        }
        return effectifs
    }
}
