public import Foundation

/// A file carried inside an archived PDF (PDF/A-3, ISO 19005-3 §6.8).
public struct PieceJointe: Sendable {
    /// How the file relates to the readable pages (ISO 32000-2, table 43).
    public enum Relation: String, Sendable { case data = "Data", alternative = "Alternative", source = "Source" }

    let nom: String
    let type: String
    let description: String
    let relation: Relation
    let octets: [UInt8]

    /// `nom`: ASCII, what a reader saves it as. `type`: a media type, « text/xml ».
    public init(nom: String, type: String, description: String, relation: Relation, octets: [UInt8]) {
        self.nom = nom
        self.type = type
        self.description = description
        self.relation = relation
        self.octets = octets
    }
}

/// What an archived PDF says of itself.
public struct NoticePDF: Sendable {
    /// Properties of a namespace that PDF/A does not know: declared (ISO 19005-3 §6.6.2.3), then given.
    public struct Schema: Sendable {
        public struct Propriete: Sendable {
            let nom, valeur, description: String

            public init(_ nom: String, _ valeur: String, description: String) {
                self.nom = nom
                self.valeur = valeur
                self.description = description
            }
        }

        let nom, espace, prefixe: String
        let proprietes: [Propriete]

        public init(nom: String, espace: String, prefixe: String, proprietes: [Propriete]) {
            self.nom = nom
            self.espace = espace
            self.prefixe = prefixe
            self.proprietes = proprietes
        }
    }

    let titre, auteur, sujet: String
    let instant: Date
    /// 16 bytes that identify the file.
    let identifiant: [UInt8]
    let schema: Schema

    public init(titre: String, auteur: String, sujet: String, instant: Date, identifiant: [UInt8], schema: Schema) {
        self.titre = titre
        self.auteur = auteur
        self.sujet = sujet
        self.instant = instant
        self.identifiant = identifiant
        self.schema = schema
    }
}
