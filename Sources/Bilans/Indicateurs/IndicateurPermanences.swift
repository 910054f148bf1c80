internal import Web

/// Half-days held on site and their hours: what the provider did, whoever came.
enum IndicateurPermanences {
    static func valeur(_ releve: Releve) -> Contenu.Permanences { releve.permanences }

    /// « 8 permanences », « 28 h ».
    static func heures(_ p: Contenu.Permanences) -> String {
        p.minutes % 60 == 0
            ? "\(nombre(p.minutes / 60)) h" : "\(nombre(p.minutes / 60)) h \(p.minutes % 60 < 10 ? "0" : "")\(p.minutes % 60)"
    }
}
