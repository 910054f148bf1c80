import Foundation

/// Small real files, made by Pillow 13 and zlib on 2026-11-21: an Exif block with an orientation and a maker, a comment, a text chunk.
enum Echantillons {
    static let jpeg = octets(
        """
        /9j/4AAQSkZJRgABAQAAAQABAAD/4QA8RXhpZgAATU0AKgAAAAgAAgEPAAIAAAAOAAAAJgESAAMAAAABAAYAAAAAAABBUFBBUkVJTC1URVNUAP\
        /+ABRTRUNSRVQtQ09NTUVOVEFJUkX/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5a\
        YVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCA\
        AQABgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1Fh\
        ByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJip\
        KTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAA\
        AAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGR\
        omJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPE\
        xcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDioNO6fLWjBpvT5a3bbTuny1q22mdPlrjpT9qc+EzK3U56DS\
        +ny0V2MdisZA25b0oqpzwsJcs5a+jf5I+lo5lJx0P/2Q==
        """)
    static let jpegProgressif = octets(
        """
        /9j/4AAQSkZJRgABAQAAAQABAAD/4QA8RXhpZgAATU0AKgAAAAgAAgEPAAIAAAAOAAAAJgESAAMAAAABAAYAAAAAAABBUFBBUkVJTC1URVNUAP\
        /+ABRTRUNSRVQtQ09NTUVOVEFJUkX/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5a\
        YVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCA\
        AQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAABAUA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAwEF/9oADAMBAAIQAxAAAAGIlyxOdrOu\
        l//EABgQAAMBAQAAAAAAAAAAAAAAAAABAwIR/9oACAEBAAEFAlMUxSMzMzFjh//EABkRAAIDAQAAAAAAAAAAAAAAAAAEAQIDEf/aAAgBAwEBPw\
        HJkozPD//EABkRAQACAwAAAAAAAAAAAAAAAAEAAgMREv/aAAgBAgEBPwGr1FxDpZ//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAY/Al//\
        xAAYEAEBAAMAAAAAAAAAAAAAAAAAYQEhQf/aAAgBAQABPyGSaSCLDxt//9oADAMBAAIAAwAAABCjH//EABgRAAIDAAAAAAAAAAAAAAAAAAABES\
        FB/9oACAEDAQE/EItGKH//xAAYEQACAwAAAAAAAAAAAAAAAAAAATFxsf/aAAgBAgEBPxA86VN4j//EABgQAQEBAQEAAAAAAAAAAAAAAAAxASFR\
        /9oACAEBAAE/EJkiRMmaGZ14f//Z
        """)
    static let png = octets(
        """
        iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFHRFWHRBdXRob3IAU0VDUkVULUFVVEVVUgq6pwkAAABmSURBVHicZc5BCsIwAA\
        XRlxhoQOrCFsFQk13P6MYDu/YCLmpKwc3wYRj44ZzDIjSxClWsYhMWMXkEMkPnbyQtkrkwHpnUUxcTM9M2kroXM4U7hbIVw0E0Vq7/xcqH5/5q\
        7OLGi/cXIxEHryypDMoAAAAASUVORK5CYII=
        """)
    /// Level 9, dynamic Huffman codes.
    static let zlib = octets(
        """
        eNqzsVHQD1bQ90osSwxOLsosKAGygxU0EgsK9BJzUotKNBXs7BRsqKaIgZGJmYWVjZ2Dk4ubh5ePX0BQSFhEVExcQlJKWkZWTl5BUUlZRVVNXU\
        NTS1tHV0/fwNDI2MTUzNzC0sraxtbO3sHRydnF1c3dw9PL28fXzz8gMCg4JDQsPCIyKjomNi4+ITEpOSU1LT0jMys7Jzcvv6CwqLiktKy8orKq\
        uqa2rr6hsam5pbWtvaOzq7unt69/wsRJk6dMnTZ9xsxZs+fMnTd/wcJFi5csXbZ8xcpVq9esXbd+w8ZNm7ds3bZ9x85du/fs3bf/wMFDh48cPX\
        b8xMlTp8+cPXf+wsVLl69cvXb9xs1bt+/cvXf/wcNHj588ffb8xctXr9+8fff+w8dPn798/fb9x89fv//8/fc/LTNPYTBjAG9S1wk=
        """)

    private static func octets(_ base64: String) -> [UInt8] { Data(base64Encoded: base64).map { Array($0) } ?? [] }

    /// A PDF of one page, with whatever is added to it.
    static func pdf(_ objets: String = "", racine: String = "") -> [UInt8] {
        Array(
            """
            %PDF-1.7
            1 0 obj << /Type /Catalog /Pages 2 0 R \(racine) >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
            3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >> endobj
            4 0 obj << /Length 26 >> stream
            (un texte /JavaScript /Launch) Tj
            endstream endobj
            \(objets)
            trailer << /Root 1 0 R >>
            %%EOF

            """.utf8)
    }

    /// The same with an object stream, compressed.
    static func pdf(flux: [UInt8], dictionnaire: String) -> [UInt8] {
        let fin = Array("\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n".utf8)
        return Array("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n5 0 obj << \(dictionnaire) >> stream\n".utf8) + flux + fin
    }

    /// zlib without compression: one stored block (RFC 1951, § 3.2.4).
    static func range(_ texte: String) -> [UInt8] {
        let clair = Array(texte.utf8)
        let n = clair.count
        return [0x78, 0x01, 1, UInt8(n & 255), UInt8(n >> 8), UInt8(~n & 255), UInt8(~n >> 8 & 255)] + clair + [0, 0, 0, 0]
    }
}
