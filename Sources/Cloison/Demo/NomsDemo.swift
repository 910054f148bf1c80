import Foundation

/// Invented names. A company is a trade and a made-up word, so that none is the name of a real one; people are drawn from common
/// first names and made-up surnames.
enum NomsDemo {
    static let metiers: [(nom: String, secteur: String)] = [
        ("Fonderies", "Métallurgie"), ("Tuyauteries", "Métallurgie"), ("Aciéries", "Métallurgie"), ("Verreries", "Industrie du verre"),
        ("Faïenceries", "Céramique"), ("Papeteries", "Papier et carton"), ("Cartonneries", "Papier et carton"), ("Brasseries", "Boissons"),
        ("Laiteries", "Agroalimentaire"), ("Biscuiteries", "Agroalimentaire"), ("Salaisons", "Agroalimentaire"),
        ("Transports", "Transport"),
        ("Logistique", "Logistique"), ("Câbleries", "Électrotechnique"), ("Chimie", "Chimie"), ("Plasturgie", "Plasturgie"),
        ("Imprimeries", "Imprimerie"), ("Ateliers", "Mécanique"), ("Mutuelle", "Assurance"), ("Caisse", "Banque"),
        ("Clinique", "Santé"), ("Résidences", "Médico-social"), ("Habitat", "Logement social"), ("Jardineries", "Commerce"),
        ("Comptoirs", "Commerce de gros"), ("Textiles", "Textile"), ("Scieries", "Bois"), ("Menuiseries", "Bâtiment"),
        ("Travaux", "Travaux publics"), ("Énergies", "Énergie"), ("Optique", "Instruments de précision"),
        ("Numérique", "Services informatiques"),
    ]

    static let noms: [String] = [
        "Valbrisque", "Ostrelande", "Kaltzen", "Morvigne", "Tarquefer", "Belsaure", "Grissonval", "Hautrive-Lor", "Merlansac", "Vosgelin",
        "Altermonde", "Brionzel", "Cendrière", "Dorvaine", "Ecluselle", "Farnoux-Est", "Galmorin", "Hestrel", "Isbrenne", "Joncreuil",
        "Karlsteche", "Lunorval", "Mirabrune", "Nordelle", "Orvanche", "Pellegrise", "Quernoy-Sar", "Rivolande", "Saltmeuse", "Trévalon",
        "Ursanne-Lor", "Ventrelle", "Wolmerang", "Xaintrel", "Yvraine", "Zellenbourg", "Ardoisel", "Boisfleurac", "Clairmeuse", "Dunevald",
        "Estremont", "Flavisel", "Grandvire", "Houblonnel", "Inglevert", "Jasmival", "Krontal", "Lorrivaux", "Mosselune", "Nivrolle",
        "Ormecendre", "Prévalange", "Quinterac", "Rosheldin", "Sarregrand", "Tilleulmont", "Utrival", "Vauquenel", "Westermagne",
        "Ysermont",
        "Aubrelac", "Bruchenal", "Corvadin", "Drachental", "Eberlune", "Fauvremont", "Gerbecourt-Neuf", "Hermival", "Illerange",
        "Jouvençal",
        "Kirsbach-Lor", "Langrival", "Meurthanel", "Neufchavert", "Ottravel", "Ponterelle", "Quaylande", "Rhumeval", "Selvigny",
        "Tournavelle",
        "Ulmental", "Vezouvin", "Walderac", "Yutzival", "Zornevald", "Argonnelle", "Blies-Verte", "Crusneval", "Dieuzelin", "Ennerval",
        "Fensigne", "Guersival", "Hombrelle", "Insvillac", "Jarnival", "Kœnigval", "Linderac", "Madonnel", "Nomenival", "Orneval",
        "Petitvaux", "Quatrevents-Est", "Ranguerelle", "Saulnival", "Tucquenel", "Uckerange-Neuve", "Villercourt", "Warndelle", "Albevert",
        "Burtonval",
    ]

    static let prenoms: [String] = [
        "Claire", "Nadia", "Sophie", "Julien", "Élodie", "Anne-Laure", "Marc", "Fatima", "Hélène", "Thomas", "Isabelle", "Karim", "Laura",
        "Mathieu",
        "Céline", "David", "Émilie", "François", "Gaëlle", "Hugo", "Inès", "Jérôme", "Khadija", "Léa", "Manon", "Nicolas", "Olivia",
        "Patrick",
        "Rachid", "Sandrine", "Théo", "Ursula", "Valérie", "William", "Yasmine", "Zoé", "Aurélie", "Bruno", "Catherine", "Denis", "Estelle",
        "Fabien",
        "Georges", "Hervé", "Irène", "Jacqueline", "Kévin", "Lucas", "Mireille", "Noémie",
    ]

    private static let debuts: [String] = [
        "Bal", "Cor", "Del", "Fer", "Gran", "Hol", "Kel", "Lam", "Mar", "Nor", "Per", "Quen", "Ros", "Sal", "Tor", "Val", "Wer", "Zim",
    ]
    private static let milieux: [String] = ["ad", "am", "el", "en", "er", "ic", "il", "in", "ol", "on", "ou", "uv"]
    private static let fins: [String] = [
        "ange", "ard", "bach", "court", "dier", "hel", "ier", "man", "meyer", "ot", "quin", "rel", "sch", "tin", "val", "zel",
    ]

    /// 3 456 made-up surnames, each from its rank; `canari` keeps them recognisable in a dump.
    static func famille(_ rang: Int) -> String {
        let n = (rang &* 1009 &+ 17) % (debuts.count * milieux.count * fins.count)
        return debuts[n % debuts.count] + milieux[n / debuts.count % milieux.count] + fins[n / (debuts.count * milieux.count)]
    }

    /// Upper-case ASCII of a name, for codes and logins.
    static func ascii(_ texte: String) -> String {
        let plie = texte.replacing("œ", with: "oe").replacing("Œ", with: "OE").replacing("’", with: "-").replacing(" ", with: "-")
        return String(
            plie.decomposedStringWithCanonicalMapping.unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0 == "-") })
    }
}
