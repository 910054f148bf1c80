/// A plan as the format writes it. Dates and moments stay text: a solution made elsewhere may be wrong, and
/// `Verification` says where.
public struct Solution: Codable, Sendable, Equatable {
    /// The name of the instance it answers.
    public var instance: String
    public var permanences: [Permanence]

    public init(instance: String, permanences: [Permanence]) {
        self.instance = instance
        self.permanences = permanences
    }

    /// `moment` is AM or PM for one half-day, JOUR for two.
    public struct Permanence: Codable, Sendable, Equatable {
        public var demande, intervenante, date, moment: String

        public init(demande: String, intervenante: String, date: String, moment: String) {
            self.demande = demande
            self.intervenante = intervenante
            self.date = date
            self.moment = moment
        }

        /// Exactly the four fields: an unknown one is a mistake of whoever wrote the file.
        public init(from decoder: any Decoder) throws {
            let champs = try decoder.container(keyedBy: Champ.self)
            for champ in champs.allKeys where !["demande", "intervenante", "date", "moment"].contains(champ.stringValue) {
                throw DecodingError.dataCorruptedError(forKey: champ, in: champs, debugDescription: "champ inconnu, à retirer.")
            }
            demande = try champs.decode(String.self, forKey: Champ("demande"))
            intervenante = try champs.decode(String.self, forKey: Champ("intervenante"))
            date = try champs.decode(String.self, forKey: Champ("date"))
            moment = try champs.decode(String.self, forKey: Champ("moment"))
        }
    }
}

/// Any name found in a JSON object.
private struct Champ: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ nom: String) { stringValue = nom }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
