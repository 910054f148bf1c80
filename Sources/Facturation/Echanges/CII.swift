internal import Calendrier
internal import Tarification

/// UN/CEFACT Cross Industry Invoice D22B, the syntax of Factur-X: invoices and credit notes are one message.
///
/// Order of elements: the schema's. Source: EN 16931-3-3, XP Z12-012 V1.4.
struct CII {
    private let source: PieceEN16931
    private var f: Facture { source.f }

    /// UTF-8 bytes, the same for the same document.
    static func octets(_ piece: FactureComplete) -> [UInt8] {
        let cii = CII(source: PieceEN16931(piece: piece))
        var xml = XML()
        cii.ecrire(&xml)
        return xml.octets
    }

    private func ecrire(_ xml: inout XML) {
        xml.element(
            "rsm:CrossIndustryInvoice",
            [
                ("xmlns:rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"),
                ("xmlns:ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"),
                ("xmlns:qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"),
                ("xmlns:udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"),
            ]
        ) { xml in
            contexte(&xml)
            document(&xml)
            xml.element("rsm:SupplyChainTradeTransaction") { xml in
                for (rang, ligne) in source.piece.lignes.enumerated() { self.ligne(&xml, ligne, rang + 1) }
                accord(&xml)
                xml.vide("ram:ApplicableHeaderTradeDelivery")
                reglement(&xml)
            }
        }
    }

    private func contexte(_ xml: inout XML) {
        xml.element("rsm:ExchangedDocumentContext") { xml in
            if !source.operation.isEmpty {
                xml.element("ram:BusinessProcessSpecifiedDocumentContextParameter") { $0.texte("ram:ID", source.operation) }
            }
            xml.element("ram:GuidelineSpecifiedDocumentContextParameter") { $0.texte("ram:ID", PieceEN16931.specification) }
        }
    }

    private func document(_ xml: inout XML) {
        xml.element("rsm:ExchangedDocument") { xml in
            xml.texte("ram:ID", f.numero)
            xml.texte("ram:TypeCode", source.type)
            xml.element("ram:IssueDateTime") { $0.date("udt:DateTimeString", f.emission) }
            for note in source.notes {
                xml.element("ram:IncludedNote") { xml in
                    xml.texte("ram:Content", note.texte)
                    xml.texte("ram:SubjectCode", note.code)
                }
            }
        }
    }

    private func ligne(_ xml: inout XML, _ ligne: LigneFacture, _ rang: Int) {
        xml.element("ram:IncludedSupplyChainTradeLineItem") { xml in
            xml.element("ram:AssociatedDocumentLineDocument") { $0.texte("ram:LineID", String(rang)) }
            xml.element("ram:SpecifiedTradeProduct") { xml in
                xml.siPresent("ram:SellerAssignedID", ligne.article)
                xml.texte("ram:Name", ligne.libelle)
                xml.siPresent("ram:Description", ligne.detail)
            }
            xml.element("ram:SpecifiedLineTradeAgreement") { xml in
                xml.element("ram:NetPriceProductTradePrice") { $0.texte("ram:ChargeAmount", Decimal.prix(ligne.prix)) }
            }
            xml.element("ram:SpecifiedLineTradeDelivery") { xml in
                xml.texte("ram:BilledQuantity", Decimal.quantite(ligne.quantite), ("unitCode", ligne.unite.rawValue))
            }
            xml.element("ram:SpecifiedLineTradeSettlement") { xml in
                xml.element("ram:ApplicableTradeTax") { xml in
                    xml.texte("ram:TypeCode", "VAT")
                    xml.texte("ram:CategoryCode", ligne.categorie)
                    xml.texte("ram:RateApplicablePercent", Decimal.taux(ligne.taux))
                }
                if let periode = ligne.periode { xml.periode(periode) }
                xml.element("ram:SpecifiedTradeSettlementLineMonetarySummation") {
                    $0.texte("ram:LineTotalAmount", Decimal.montant(ligne.netCents))
                }
            }
        }
    }

    private func accord(_ xml: inout XML) {
        xml.element("ram:ApplicableHeaderTradeAgreement") { xml in
            xml.siPresent("ram:BuyerReference", f.referenceAcheteur)
            xml.element("ram:SellerTradeParty") { partie(&$0, source.vendeur) }
            xml.element("ram:BuyerTradeParty") { partie(&$0, source.acheteur) }
            if !f.bonCommande.isEmpty {
                xml.element("ram:BuyerOrderReferencedDocument") { $0.texte("ram:IssuerAssignedID", f.bonCommande) }
            }
            xml.element("ram:ContractReferencedDocument") { $0.texte("ram:IssuerAssignedID", f.contratNumero) }
        }
    }

    private func partie(_ xml: inout XML, _ partie: Partie) {
        xml.siPresent("ram:GlobalID", partie.siret, ("schemeID", Partie.schemaSiret))
        xml.texte("ram:Name", partie.nom)
        xml.siPresent("ram:Description", partie.mentions)
        if !partie.siren.isEmpty {
            xml.element("ram:SpecifiedLegalOrganization") { $0.texte("ram:ID", partie.siren, ("schemeID", Partie.schemaSiren)) }
        }
        if partie.joignable {
            xml.element("ram:DefinedTradeContact") { xml in
                xml.siPresent("ram:PersonName", partie.contact)
                if !partie.telephone.isEmpty {
                    xml.element("ram:TelephoneUniversalCommunication") { $0.texte("ram:CompleteNumber", partie.telephone) }
                }
                if !partie.courriel.isEmpty {
                    xml.element("ram:EmailURIUniversalCommunication") { $0.texte("ram:URIID", partie.courriel) }
                }
            }
        }
        xml.element("ram:PostalTradeAddress") { xml in
            xml.siPresent("ram:PostcodeCode", partie.codePostal)
            xml.siPresent("ram:LineOne", partie.rue)
            xml.siPresent("ram:CityName", partie.commune)
            xml.texte("ram:CountryID", partie.pays)
        }
        if !partie.electronique.isEmpty {
            xml.element("ram:URIUniversalCommunication") { $0.texte("ram:URIID", partie.electronique, ("schemeID", partie.schema)) }
        }
        if !partie.tva.isEmpty {
            xml.element("ram:SpecifiedTaxRegistration") { $0.texte("ram:ID", partie.tva, ("schemeID", "VA")) }
        }
    }

    private func reglement(_ xml: inout XML) {
        xml.element("ram:ApplicableHeaderTradeSettlement") { xml in
            if source.virement != nil { xml.texte("ram:PaymentReference", f.numero) }
            xml.texte("ram:InvoiceCurrencyCode", "EUR")
            if let virement = source.virement {
                xml.element("ram:SpecifiedTradeSettlementPaymentMeans") { xml in
                    // UNTDID 4461: SEPA credit transfer.
                    xml.texte("ram:TypeCode", "58")
                    xml.element("ram:PayeePartyCreditorFinancialAccount") { $0.texte("ram:IBANID", virement.iban) }
                    if !virement.bic.isEmpty {
                        xml.element("ram:PayeeSpecifiedCreditorFinancialInstitution") { $0.texte("ram:BICID", virement.bic) }
                    }
                }
            }
            for groupe in source.piece.tva { taxe(&xml, groupe) }
            xml.periode(f.periode)
            xml.element("ram:SpecifiedTradePaymentTerms") { xml in
                xml.texte("ram:Description", source.conditions)
                if let echeance = source.echeance { xml.element("ram:DueDateDateTime") { $0.date("udt:DateTimeString", echeance) } }
            }
            xml.element("ram:SpecifiedTradeSettlementHeaderMonetarySummation") { xml in
                xml.texte("ram:LineTotalAmount", Decimal.montant(f.netCents))
                xml.texte("ram:TaxBasisTotalAmount", Decimal.montant(f.netCents))
                xml.texte("ram:TaxTotalAmount", Decimal.montant(f.tvaCents), ("currencyID", "EUR"))
                xml.texte("ram:GrandTotalAmount", Decimal.montant(f.brutCents))
                xml.texte("ram:DuePayableAmount", Decimal.montant(f.brutCents))
            }
            for renvoi in source.piece.corrige {
                xml.element("ram:InvoiceReferencedDocument") { xml in
                    xml.texte("ram:IssuerAssignedID", renvoi.numero)
                    xml.element("ram:FormattedIssueDateTime") { $0.date("qdt:DateTimeString", renvoi.emission) }
                }
            }
        }
    }

    private func taxe(_ xml: inout XML, _ groupe: TVAFacture) {
        xml.element("ram:ApplicableTradeTax") { xml in
            xml.texte("ram:CalculatedAmount", Decimal.montant(groupe.taxeCents))
            xml.texte("ram:TypeCode", "VAT")
            xml.siPresent("ram:ExemptionReason", groupe.mention)
            xml.texte("ram:BasisAmount", Decimal.montant(groupe.baseCents))
            xml.texte("ram:CategoryCode", groupe.categorie.code)
            xml.siPresent("ram:ExemptionReasonCode", groupe.categorie.vatex ?? "")
            if groupe.categorie.code == "S", let exigibilite = source.exigibilite {
                xml.texte("ram:DueDateTypeCode", exigibilite.cii)
            }
            xml.texte("ram:RateApplicablePercent", Decimal.taux(groupe.categorie.taux))
        }
    }
}

extension XML {
    /// Format 102 of UNTDID 2379: AAAAMMJJ.
    fileprivate mutating func date(_ nom: StaticString, _ date: DateCivile) {
        texte(nom, date.description.filter { $0 != "-" }, ("format", "102"))
    }

    fileprivate mutating func periode(_ periode: Periode) {
        element("ram:BillingSpecifiedPeriod") { xml in
            xml.element("ram:StartDateTime") { $0.date("udt:DateTimeString", periode.debut) }
            xml.element("ram:EndDateTime") { $0.date("udt:DateTimeString", periode.fin) }
        }
    }
}
