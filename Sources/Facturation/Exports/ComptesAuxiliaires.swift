internal import Foundation
internal import Postgres

/// The third-party account of each client: the one chosen, else its code in capitals.
enum ComptesAuxiliaires {
    /// From rows (entreprise_id, acheteur_nom, code, numero). Two clients under one account would mix their balances: refused.
    static func affecter(_ rows: [Row]) throws -> [String: CompteComptable] {
        var comptes: [String: CompteComptable] = [:]
        var pris: [String: String] = [:]
        for row in rows {
            let compte = try un(row)
            if let autre = pris[compte.numero] {
                throw ExportImpossible(
                    "« \(autre) » et « \(compte.libelle) » auraient le même compte auxiliaire, \(compte.numero) : en changer un dans les comptes."
                )
            }
            pris[compte.numero] = compte.libelle
            comptes[try row.uuid("entreprise_id").uuidString.lowercased()] = compte
        }
        return comptes
    }

    /// That of one row.
    static func un(_ row: Row) throws -> CompteComptable {
        let nom = try row.string("acheteur_nom")
        let numero = try row.optionalString("numero") ?? propose(try row.optionalString("code") ?? "")
        guard !numero.isEmpty else { throw ExportImpossible("« \(nom) » n'a pas de compte auxiliaire : le saisir dans les comptes.") }
        let libelle = EcritureFEC.court(nom)
        return CompteComptable(numero: numero, libelle: libelle.isEmpty ? numero : libelle)
    }

    /// « FOND-HAG 01 » gives « FONDHAG01 »: 17 letters and digits at most, as accounting programs take.
    static func propose(_ code: String) -> String {
        let plat = code.folding(options: [.diacriticInsensitive], locale: nil).uppercased()
        return String(
            plat.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) }.map { Character($0) }
                .prefix(17))
    }
}
