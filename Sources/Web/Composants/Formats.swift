/// How numbers are written on screen. `Typo` makes the spaces unbreakable afterwards.

/// « 1 234,50 € », « − 265,00 € » from cents.
public func euros(_ cents: Int) -> String {
    let absolu = cents.magnitude
    let decimales = absolu % 100
    return (cents < 0 ? "− " : "") + milliers(absolu / 100) + "," + (decimales < 10 ? "0" : "") + "\(decimales) €"
}

/// « 1 234 », « − 3 ».
public func nombre(_ n: Int) -> String { (n < 0 ? "− " : "") + milliers(n.magnitude) }

/// Whole percentage, halves away from zero: « 28 % ». An empty whole has no share: « – ».
public func pourcentage(_ partie: Int, sur total: Int) -> String {
    guard total != 0 else { return "–" }
    return "\((partie * 200 + total) / (total * 2)) %"
}

/// « 0 facture », « 1 facture », « 2 factures »: French plural starts at two.
public func pluriel(_ n: Int, _ singulier: String, _ plusieurs: String? = nil) -> String {
    "\(nombre(n)) " + (n.magnitude < 2 ? singulier : plusieurs ?? singulier + "s")
}

/// « 9 h », « 13 h 30 » from minutes since midnight.
public func heure(minutes: Int) -> String {
    let reste = minutes % 60
    return reste == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(reste < 10 ? "0" : "")\(reste)"
}

private func milliers(_ n: UInt) -> String {
    var texte = ""
    for (rang, chiffre) in String(n).reversed().enumerated() {
        if rang > 0, rang % 3 == 0 { texte.append(" ") }
        texte.append(chiffre)
    }
    return String(texte.reversed())
}
