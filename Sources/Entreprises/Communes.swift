/// Communes of the region served most often, so that a mistyped postal code is answered by the right one.
/// Source: base officielle des codes postaux (La Poste), towns with one main delivery code only.
enum Communes {
    static func codePostal(_ commune: String) -> String? {
        codes[MotCle.de(commune)]
    }

    private static let codes: [String: String] = Dictionary(
        [
            ("Metz", "57000"), ("Thionville", "57100"), ("Yutz", "57970"), ("Forbach", "57600"), ("Sarreguemines", "57200"),
            ("Sarrebourg", "57400"), ("Saint-Avold", "57500"), ("Carling", "57490"), ("Creutzwald", "57150"), ("Hagondange", "57300"),
            ("Florange", "57190"), ("Hayange", "57700"), ("Woippy", "57140"), ("Maizières-lès-Metz", "57280"),
            ("Moulins-lès-Metz", "57160"),
            ("Courcelles-Chaussy", "57530"), ("Freyming-Merlebach", "57800"), ("Bitche", "57230"), ("Phalsbourg", "57370"),
            ("Boulay-Moselle", "57220"), ("Château-Salins", "57170"), ("Rombas", "57120"), ("Marly", "57155"),
            ("Montigny-lès-Metz", "57950"),
            ("Nancy", "54000"), ("Vandœuvre-lès-Nancy", "54500"), ("Laxou", "54520"), ("Lunéville", "54300"), ("Toul", "54200"),
            ("Pont-à-Mousson", "54700"), ("Dieulouard", "54380"), ("Longwy", "54400"), ("Briey", "54150"), ("Ludres", "54710"),
            ("Heillecourt", "54180"), ("Dombasle-sur-Meurthe", "54110"), ("Champigneulles", "54250"), ("Strasbourg", "67000"),
            ("Schiltigheim", "67300"), ("Illkirch-Graffenstaden", "67400"), ("Haguenau", "67500"), ("Sélestat", "67600"),
            ("Saverne", "67700"),
            ("Molsheim", "67120"), ("Obernai", "67210"), ("Wissembourg", "67160"), ("Colmar", "68000"), ("Mulhouse", "68100"),
            ("Saint-Louis", "68300"), ("Guebwiller", "68500"), ("Thann", "68800"), ("Épinal", "88000"), ("Saint-Dié-des-Vosges", "88100"),
            ("Remiremont", "88200"), ("Gérardmer", "88400"), ("Vittel", "88800"), ("Neufchâteau", "88300"), ("Bar-le-Duc", "55000"),
            ("Verdun", "55100"), ("Commercy", "55200"), ("Charleville-Mézières", "08000"), ("Sedan", "08200"), ("Reims", "51100"),
            ("Troyes", "10000"), ("Chaumont", "52000"), ("Besançon", "25000"), ("Montbéliard", "25200"), ("Belfort", "90000"),
            ("Vesoul", "70000"), ("Dole", "39100"), ("Lons-le-Saunier", "39000"),
        ].map { (MotCle.de($0.0), $0.1) }, uniquingKeysWith: { premier, _ in premier })
}
