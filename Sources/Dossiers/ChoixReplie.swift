import Web

/// Boxes of a long list: the nine that have a key in sight, the others folded away, open when one of them is ticked.
struct ChoixReplie: Fragment {
    let nom: String
    let legende: String
    let options: [Option]
    let choisis: Set<String>
    let faute: String?

    private static let enVue = 9

    var balisage: Balisage {
        let devant = Array(options.prefix(Self.enVue))
        let reste = Array(options.dropFirst(Self.enVue))
        let ouvert: Balisage = reste.contains { choisis.contains($0.valeur) } ? " open" : ""
        let pli: Balisage =
            reste.isEmpty
            ? ""
            : "<details class=\"plie\"\(ouvert)><summary>\(pluriel(reste.count, "autre"))<span class=\"lu\"> : \(legende)</span></summary><div class=\"choix\">\(boutons(reste, premier: false))</div></details>"
        let message: Balisage =
            faute.map { "<p class=\"faute\" id=\"c-\(nom)-faute\">\(Signe("erreur"))\($0)</p>" } ?? ""
        let liens: Balisage = faute == nil ? "" : " aria-describedby=\"c-\(nom)-faute\" aria-invalid=\"true\""
        return
            "<fieldset class=\"champ\"\(liens)><legend>\(legende)</legend><div class=\"choix\">\(boutons(devant, premier: true))</div>\(pli)\(message)</fieldset>"
    }

    private func boutons(_ options: [Option], premier: Bool) -> [Balisage] {
        options.enumerated().map { rang, option in
            let coche: Balisage = choisis.contains(option.valeur) ? " checked" : ""
            // The summary of faults links to the first box.
            let cible: Balisage = premier && rang == 0 ? " id=\"c-\(nom)\"" : ""
            return
                "<label><input type=\"checkbox\" name=\"\(nom)\" value=\"\(option.valeur)\"\(cible)\(coche)>\(option.mot)</label>"
                as Balisage
        }
    }
}
