/// French typography, applied once to the text of a rendered page: never inside a tag, an attribute or verbatim elements.
///
/// Source: the writing rules of the design language (thin space before `; ! ?` and between thousands, no-break space before
/// `: » % €`, after `«`, between a number and its unit or month, in phone numbers, around the dash of an interval;
/// curly apostrophe and ellipsis). One pass over UTF-8, no regular expression: 40 kB of page in well under a millisecond.
public enum Typo {
    /// HTML in, HTML out.
    public static func appliquer(_ html: String) -> String { String(decoding: appliquer(octets: Array(html.utf8)), as: UTF8.self) }

    static func appliquer(octets: [UInt8]) -> [UInt8] {
        octets.withUnsafeBufferPointer { entree in
            var passe = Passe(entree: entree)
            passe.tout()
            return passe.sortie
        }
    }

    /// Elements whose content is copied as it is.
    static let verbatim: [[UInt8]] = ["script", "style", "pre", "code", "textarea", "kbd"].map { Array($0.utf8) }

    /// Months as the pages write them, long and short.
    static let mois: [[UInt8]] = [
        "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.", "janvier", "février",
        "juillet", "septembre", "octobre", "novembre", "décembre",
    ].map { Array($0.utf8) }

    /// Units kept on the line of their number.
    static let unites: [[UInt8]] = [
        "h", "min", "km", "ans", "salariés", "demi-journées", "demi-journée", "ETP", "jours", "mois",
    ].map { Array($0.utf8) }
}
