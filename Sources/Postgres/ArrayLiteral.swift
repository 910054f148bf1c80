/// PostgreSQL's text form of a one-dimension array: `{a,"b c",NULL}`.
enum ArrayLiteral {
    static func encode(_ elements: some Sequence<SQL.Parameter>) -> String {
        var text = "{"
        for (rank, element) in elements.enumerated() {
            if rank > 0 { text += "," }
            switch element {
            case .null: text += "NULL"
            case .text(let value): quote(value, into: &text)
            case .bytes(let value): quote(Hex.encode(value), into: &text)
            }
        }
        return text + "}"
    }

    private static func quote(_ value: String, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        text += "\""
    }

    /// `nil` when the text is not a one-dimension array.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [String?]? {
        guard bytes.count >= 2, bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else { return nil }
        var elements: [String?] = []
        var current: [UInt8] = []
        var quoted = false
        var wasQuoted = false
        var index = 1
        let end = bytes.count - 1
        if index == end { return [] }
        func finish() -> String? {
            let text = String(decoding: current, as: UTF8.self)
            return !wasQuoted && text == "NULL" ? nil : text
        }
        while index < end {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\\"):
                index += 1
                guard index < end else { return nil }
                current.append(bytes[index])
            case UInt8(ascii: "\""):
                quoted.toggle()
                wasQuoted = true
            case UInt8(ascii: ",") where !quoted:
                elements.append(finish())
                current.removeAll(keepingCapacity: true)
                wasQuoted = false
            case UInt8(ascii: "{") where !quoted: return nil
            default: current.append(byte)
            }
            index += 1
        }
        guard !quoted else { return nil }
        elements.append(finish())
        return elements
    }
}

/// `bytea` in text form: `\x0aff`.
enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = [UInt8(ascii: "\\"), UInt8(ascii: "x")]
        text.reserveCapacity(2 + bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.count >= 2, text.count % 2 == 0, text[0] == UInt8(ascii: "\\"), text[1] == UInt8(ascii: "x") else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        var index = 2
        while index < text.count {
            guard let high = value(text[index]), let low = value(text[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
            index += 2
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
