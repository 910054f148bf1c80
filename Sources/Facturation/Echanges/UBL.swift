internal import Calendrier
internal import Tarification

/// OASIS UBL 2.1: Invoice and CreditNote are two messages that differ by a few names.
///
/// Order of elements: the schemas'. Source: EN 16931-3-2, XP Z12-012 V1.4.
struct UBL {
    private let source: PieceEN16931
    private var f: Facture { source.f }

    /// UTF-8 bytes, the same for the same document.
    static func octets(_ piece: FactureComplete) -> [UInt8] {
        let ubl = UBL(source: PieceEN16931(piece: piece))
        var xml = XML()
        ubl.ecrire(&xml)
        return xml.octets
    }

    private func ecrire(_ xml: inout XML) {
        let message = f.avoir ? "CreditNote" : "Invoice"
        xml.element(
            f.avoir ? "CreditNote" : "Invoice",
            [
                ("xmlns", "urn:oasis:names:specification:ubl:schema:xsd:\(message)-2"),
                ("xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
                ("xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
            ]
        ) { xml in
            entete(&xml)
            references(&xml)
            xml.element("cac:AccountingSupplierParty") { partie(&$0, source.vendeur) }
            xml.element("cac:AccountingCustomerParty") { partie(&$0, source.acheteur) }
            reglement(&xml)
            totaux(&xml)
            for (rang, ligne) in source.piece.lignes.enumerated() { self.ligne(&xml, ligne, rang + 1) }
        }
    }

    private func entete(_ xml: inout XML) {
        xml.texte("cbc:CustomizationID", PieceEN16931.specification)
        xml.siPresent("cbc:ProfileID", source.operation)
        xml.texte("cbc:ID", f.numero)
        xml.texte("cbc:IssueDate", f.emission.description)
        if let echeance = source.echeance { xml.texte("cbc:DueDate", echeance.description) }
        xml.texte(f.avoir ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode", source.type)
        for note in source.notes { xml.texte("cbc:Note", "#\(note.code)#\(note.texte)") }
        xml.texte("cbc:DocumentCurrencyCode", "EUR")
        xml.siPresent("cbc:BuyerReference", f.referenceAcheteur)
    }

    private func references(_ xml: inout XML) {
        xml.element("cac:InvoicePeriod") { xml in
            xml.texte("cbc:StartDate", f.periode.debut.description)
            xml.texte("cbc:EndDate", f.periode.fin.description)
            xml.siPresent("cbc:DescriptionCode", source.exigibilite?.ubl ?? "")
        }
        if !f.bonCommande.isEmpty { xml.element("cac:OrderReference") { $0.texte("cbc:ID", f.bonCommande) } }
        for renvoi in source.piece.corrige {
            xml.element("cac:BillingReference") { xml in
                xml.element("cac:InvoiceDocumentReference") { xml in
                    xml.texte("cbc:ID", renvoi.numero)
                    xml.texte("cbc:IssueDate", renvoi.emission.description)
                }
            }
        }
        xml.element("cac:ContractDocumentReference") { $0.texte("cbc:ID", f.contratNumero) }
    }

    private func partie(_ xml: inout XML, _ partie: Partie) {
        xml.element("cac:Party") { xml in
            xml.siPresent("cbc:EndpointID", partie.electronique, ("schemeID", partie.schema))
            if !partie.siret.isEmpty {
                xml.element("cac:PartyIdentification") { $0.texte("cbc:ID", partie.siret, ("schemeID", Partie.schemaSiret)) }
            }
            xml.element("cac:PostalAddress") { xml in
                xml.siPresent("cbc:StreetName", partie.rue)
                xml.siPresent("cbc:CityName", partie.commune)
                xml.siPresent("cbc:PostalZone", partie.codePostal)
                xml.element("cac:Country") { $0.texte("cbc:IdentificationCode", partie.pays) }
            }
            if !partie.tva.isEmpty {
                xml.element("cac:PartyTaxScheme") { xml in
                    xml.texte("cbc:CompanyID", partie.tva)
                    xml.tva()
                }
            }
            xml.element("cac:PartyLegalEntity") { xml in
                xml.texte("cbc:RegistrationName", partie.nom)
                xml.siPresent("cbc:CompanyID", partie.siren, ("schemeID", Partie.schemaSiren))
                xml.siPresent("cbc:CompanyLegalForm", partie.mentions)
            }
            if partie.joignable {
                xml.element("cac:Contact") { xml in
                    xml.siPresent("cbc:Name", partie.contact)
                    xml.siPresent("cbc:Telephone", partie.telephone)
                    xml.siPresent("cbc:ElectronicMail", partie.courriel)
                }
            }
        }
    }

    private func reglement(_ xml: inout XML) {
        if let virement = source.virement {
            xml.element("cac:PaymentMeans") { xml in
                // UNTDID 4461: SEPA credit transfer.
                xml.texte("cbc:PaymentMeansCode", "58")
                xml.texte("cbc:PaymentID", f.numero)
                xml.element("cac:PayeeFinancialAccount") { xml in
                    xml.texte("cbc:ID", virement.iban)
                    if !virement.bic.isEmpty { xml.element("cac:FinancialInstitutionBranch") { $0.texte("cbc:ID", virement.bic) } }
                }
            }
        }
        xml.element("cac:PaymentTerms") { $0.texte("cbc:Note", source.conditions) }
    }

    private func totaux(_ xml: inout XML) {
        xml.element("cac:TaxTotal") { xml in
            xml.montant("cbc:TaxAmount", f.tvaCents)
            for groupe in source.piece.tva {
                xml.element("cac:TaxSubtotal") { xml in
                    xml.montant("cbc:TaxableAmount", groupe.baseCents)
                    xml.montant("cbc:TaxAmount", groupe.taxeCents)
                    xml.element("cac:TaxCategory") { xml in
                        xml.texte("cbc:ID", groupe.categorie.code)
                        xml.texte("cbc:Percent", Decimal.taux(groupe.categorie.taux))
                        xml.siPresent("cbc:TaxExemptionReasonCode", groupe.categorie.vatex ?? "")
                        xml.siPresent("cbc:TaxExemptionReason", groupe.mention)
                        xml.tva()
                    }
                }
            }
        }
        xml.element("cac:LegalMonetaryTotal") { xml in
            xml.montant("cbc:LineExtensionAmount", f.netCents)
            xml.montant("cbc:TaxExclusiveAmount", f.netCents)
            xml.montant("cbc:TaxInclusiveAmount", f.brutCents)
            xml.montant("cbc:PayableAmount", f.brutCents)
        }
    }

    private func ligne(_ xml: inout XML, _ ligne: LigneFacture, _ rang: Int) {
        xml.element(f.avoir ? "cac:CreditNoteLine" : "cac:InvoiceLine") { xml in
            xml.texte("cbc:ID", String(rang))
            xml.texte(
                f.avoir ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", Decimal.quantite(ligne.quantite),
                ("unitCode", ligne.unite.rawValue))
            xml.montant("cbc:LineExtensionAmount", ligne.netCents)
            if let periode = ligne.periode {
                xml.element("cac:InvoicePeriod") { xml in
                    xml.texte("cbc:StartDate", periode.debut.description)
                    xml.texte("cbc:EndDate", periode.fin.description)
                }
            }
            xml.element("cac:Item") { xml in
                xml.siPresent("cbc:Description", ligne.detail)
                xml.texte("cbc:Name", ligne.libelle)
                if !ligne.article.isEmpty { xml.element("cac:SellersItemIdentification") { $0.texte("cbc:ID", ligne.article) } }
                xml.element("cac:ClassifiedTaxCategory") { xml in
                    xml.texte("cbc:ID", ligne.categorie)
                    xml.texte("cbc:Percent", Decimal.taux(ligne.taux))
                    xml.tva()
                }
            }
            xml.element("cac:Price") { $0.texte("cbc:PriceAmount", Decimal.prix(ligne.prix), ("currencyID", "EUR")) }
        }
    }
}

extension XML {
    fileprivate mutating func montant(_ nom: StaticString, _ cents: Int) {
        texte(nom, Decimal.montant(cents), ("currencyID", "EUR"))
    }

    fileprivate mutating func tva() {
        element("cac:TaxScheme") { $0.texte("cbc:ID", "VAT") }
    }
}
