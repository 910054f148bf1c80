internal import Calendrier
internal import Tarification

/// The two texts that go with an export: what the archive holds, and the description the tax office wants beside a file of entries.
/// Nothing here depends on the day or on who asks.
struct NoticeExport: Sendable {
    let preparation: Exportation.Preparation

    init(_ preparation: Exportation.Preparation) { self.preparation = preparation }

    var octets: [UInt8] {
        let (demande, parametres, totaux) = (preparation.demande, preparation.parametres, preparation.totaux)
        var lignes = [
            "Export de facturation, \(parametres.vendeur.nom)",
            "Pièces émises \(demande.periode.duAu), classées par date d'émission, série et rang.",
            "", "Pièces : \(totaux.pieces)", "Total HT : \(Self.montant(totaux.netCents))", "TVA : \(Self.montant(totaux.tvaCents))",
            "Total TTC : \(Self.montant(totaux.brutCents))", "(avoirs déduits)", "",
        ]
        for serie in totaux.series {
            lignes.append(
                "\(serie.mot) \(serie.annee) : \(serie.nombre), de \(numero(serie, serie.premier)) à \(numero(serie, serie.dernier)), HT \(Self.montant(serie.netCents)), TVA \(Self.montant(serie.tvaCents)), TTC \(Self.montant(serie.brutCents))"
            )
        }
        lignes.append("")
        for taux in totaux.taux {
            lignes.append(
                "Vendeur \(taux.vendeur.rawValue), TVA catégorie \(taux.categorie) à \(Euros.taux(taux.taux)) : base \(Self.montant(taux.baseCents)), TVA \(Self.montant(taux.taxeCents))"
            )
        }
        lignes += ["", "Derniers numéros donnés quand l'export a été fait : \(parametres.bornes.map(\.numero).joined(separator: ", "))."]
        lignes.append("Une pièce émise ensuite n'y entre pas : l'export se refait à l'octet.")
        lignes += ["", "Contenu :"]
        lignes += demande.formats.map { "- \($0.mot) : \($0.aide)." }
        if demande.formats.contains(.des) {
            lignes.append(
                "  DES : mois de l'émission de la pièce ; avoirs déduits du mois où ils sont émis ; autoliquidation (AE) seulement.")
        }
        if let arrete = demande.arrete {
            lignes.append(
                "  Arrêté au \(arrete.court) : prorata exact par jours, reste par soustraction ; écritures datées du jour de l'arrêté, à extourner le lendemain."
            )
        }
        lignes += [
            "", "empreintes.sha256 : vérifier par « sha256sum -c empreintes.sha256 ».",
            "Aucun nom de personne, aucun motif, aucun entretien : seuls les contrats et les permanences sont facturés.",
        ]
        return Array((lignes.joined(separator: "\r\n") + "\r\n").utf8)
    }

    /// Beside the file of entries (LPF, art. A47 A-1, XII: description of codes, of the encoding and of the layout).
    func description(_ somme: SommeFEC, _ rapprochement: RapprochementComptable) -> [UInt8] {
        var lignes = [
            "Description de VE_\(preparation.racine).txt", "",
            "Extrait du journal des ventes à importer dans le logiciel comptable. Ce n'est pas le fichier des écritures comptables de l'exercice.",
            "Fichier à plat, ISO 8859-15, enregistrements séparés par CR LF, zones séparées par une tabulation, première ligne : noms des zones.",
            "18 zones de l'article A47 A-1 du livre des procédures fiscales, dates AAAAMMJJ, montants à virgule et deux décimales.",
            "EcritureNum : code du journal, année, tiret, rang continu dans l'année. PieceRef : numéro de la facture ou de l'avoir.",
            "EcritureDate, PieceDate et ValidDate : date d'émission, la pièce étant définitive dès l'émission.",
            "CompAuxNum : compte du client. Un avoir s'écrit à l'inverse d'une facture.",
            "TVA exigible à l'encaissement : compte d'attente jusqu'au règlement ; d'après les débits : compte de TVA collectée.", "",
            "Journaux : VE Ventes (établissement français), VL Ventes Luxembourg (établissement luxembourgeois).", "",
            "Comptes employés (débit moins crédit) :",
        ]
        for (compte, solde) in somme.parCompte.sorted(by: { ($0.key.numero, $0.key.libelle) < ($1.key.numero, $1.key.libelle) }) {
            lignes.append("\(compte.numero) \(compte.libelle) : \(Self.montant(solde))")
        }
        lignes += [
            "",
            "Écritures : \(somme.ecritures). Lignes : \(somme.lignes). Total débit : \(Self.montant(somme.debit)). Total crédit : \(Self.montant(somme.credit)).",
            "", "Rapprochement avec le registre des pièces :",
        ]
        lignes += rapprochement.lignes.map { "\($0.quoi) : \(Self.montant($0.registreCents)), \(Self.montant($0.ecrituresCents))" }
        return JeuDeSignes.latin9.octets(lignes.joined(separator: "\r\n") + "\r\n")
    }

    private func numero(_ serie: TotauxExport.Serie, _ rang: Int) -> String {
        let chiffres = String(rang)
        return "\(serie.serie)-\(serie.annee)-\(String(repeating: "0", count: max(0, 4 - chiffres.count)))\(chiffres)"
    }

    private static func montant(_ cents: Int) -> String { EcritureFEC.montant(cents) }
}
