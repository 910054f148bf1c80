extension Typo {
    /// The scanner: `i` walks the input, `sortie` grows.
    struct Passe {
        let entree: UnsafeBufferPointer<UInt8>
        var i = 0
        var sortie: [UInt8] = []

        init(entree: UnsafeBufferPointer<UInt8>) {
            self.entree = entree
            sortie.reserveCapacity(entree.count + entree.count / 16)
        }

        mutating func tout() {
            while i < entree.count {
                switch entree[i] {
                case UInt8(ascii: "<"): balise()
                case UInt8(ascii: " "): espace()
                case UInt8(ascii: "'"): remplacer(1, apostrophe)
                case UInt8(ascii: "&") where suit("&#39;"): remplacer(5, apostrophe)
                case UInt8(ascii: ".") where suit("..."): remplacer(3, points)
                case UInt8(ascii: "0") where estTelephone: telephone()
                default: copier(1)
                }
            }
        }

        mutating func copier(_ n: Int) {
            for _ in 0..<n {
                sortie.append(entree[i])
                i += 1
            }
        }

        mutating func remplacer(_ n: Int, _ octets: [UInt8]) {
            sortie += octets
            i += n
        }

        func octet(_ position: Int) -> UInt8 { position >= 0 && position < entree.count ? entree[position] : 0 }

        func estChiffre(_ position: Int) -> Bool { octet(position) &- 48 < 10 }

        func suit(_ mot: StaticString, a decalage: Int = 0) -> Bool {
            let debut = i + decalage
            guard debut >= 0, debut + mot.utf8CodeUnitCount <= entree.count else { return false }
            for k in 0..<mot.utf8CodeUnitCount where entree[debut + k] != mot.utf8Start[k] { return false }
            return true
        }

        func suit(_ mot: [UInt8], a debut: Int) -> Bool {
            guard debut >= 0, debut + mot.count <= entree.count else { return false }
            for k in 0..<mot.count where entree[debut + k] != mot[k] { return false }
            return true
        }

        /// Letters, digits, `_`, and the lead bytes of accented Latin letters: what a word boundary stands against.
        func estMot(_ position: Int) -> Bool {
            switch octet(position) {
            case 48...57, 65...90, 97...122, 95, 0xC3...0xCB: true
            default: false
            }
        }

        /// A tag is copied with its quoted attributes; a verbatim element with its content and closing tag.
        private mutating func balise() {
            let debut = i
            if suit("<!--") { return jusqua("-->") }
            var guillemet: UInt8 = 0
            while i < entree.count {
                let c = entree[i]
                copier(1)
                if guillemet != 0 {
                    if c == guillemet { guillemet = 0 }
                } else if c == UInt8(ascii: "\"") || (c == UInt8(ascii: "'") && octet(i - 2) == UInt8(ascii: "=")) {
                    guillemet = c
                } else if c == UInt8(ascii: ">") {
                    break
                }
            }
            guard let nom = Typo.verbatim.first(where: { suit($0, a: debut + 1) && !estMot(debut + 1 + $0.count) }) else { return }
            let fin = Array("</".utf8) + nom
            while i < entree.count, !suit(fin, a: i) { copier(1) }
        }

        private mutating func jusqua(_ fin: StaticString) {
            while i < entree.count, !suit(fin) { copier(1) }
            if i < entree.count { copier(fin.utf8CodeUnitCount) }
        }

        /// `0d dd dd dd dd` alone between word boundaries.
        private var estTelephone: Bool {
            guard !estMot(i - 1), estChiffre(i + 1), !estMot(i + 14), i + 14 <= entree.count else { return false }
            for paire in 1...4 {
                let p = i + paire * 3
                guard octet(p - 1) == 32, estChiffre(p), estChiffre(p + 1) else { return false }
            }
            return true
        }

        private mutating func telephone() {
            for paire in 0..<5 {
                copier(2)
                if paire < 4 { remplacer(1, insecable) }
            }
        }
    }
}

let insecable: [UInt8] = [0xC2, 0xA0]
let fineInsecable: [UInt8] = [0xE2, 0x80, 0xAF]
private let apostrophe: [UInt8] = [0xE2, 0x80, 0x99]
private let points: [UInt8] = [0xE2, 0x80, 0xA6]
