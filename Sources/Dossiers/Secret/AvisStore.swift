import Postgres
import Tenancy
import Web

/// What the team's secrecy waits from me, in one line on the pages I open every day.
struct AvisStore: Sendable {
    let base: Database

    /// nil when nothing waits.
    func alerte(as principal: Principal) async throws -> Alerte? {
        let lignes = try await base.read(
            as: principal,
            [
                "SELECT count(*) AS n FROM nominatif.avis_de_bris()",
                "SELECT count(*) AS n FROM nominatif.mes_transferts() WHERE vers = garde.uid() AND etat = 'propose'",
                "SELECT count(*) AS n FROM nominatif.mes_echeances() WHERE etape <> 'archive' AND NOT gele",
                "SELECT count(*) AS n FROM nominatif.rendez_vous r WHERE r.referent_id = garde.uid() AND r.a_replacer",
                "SELECT count(*) AS n FROM nominatif.mes_transferts_de_suivi() WHERE vers = garde.uid() AND etat = 'propose'",
            ])
        let (urgences, relais, termes) = (try lignes[0][0].int("n"), try lignes[1][0].int("n"), try lignes[2][0].int("n"))
        let (replacements, suivis) = (try lignes[3][0].int("n"), try lignes[4][0].int("n"))
        var phrases: [String] = []
        if urgences > 0 { phrases.append("\(pluriel(urgences, "accès d'urgence", "accès d'urgence")) à vos dossiers") }
        if relais > 0 { phrases.append("\(pluriel(relais, "relais proposé", "relais proposés"))") }
        if suivis > 0 { phrases.append(pluriel(suivis, "suivi de psychologue proposé", "suivis de psychologue proposés")) }
        if replacements > 0 {
            phrases.append("\(pluriel(replacements, "rendez-vous à replacer", "rendez-vous à replacer")) après un relais")
        }
        if termes > 0 { phrases.append("\(pluriel(termes, "dossier près de sa fin", "dossiers près de leur fin")) de conservation") }
        guard !phrases.isEmpty else { return nil }
        return Alerte(
            urgences + replacements > 0 ? .attention : .information, phrases.joined(separator: ", ").capitale + ".",
            liens: (urgences + relais + termes + replacements > 0 ? [("Secret et relais", "/secret")] : [])
                + (suivis > 0 ? [("Mes suivis", "/dossiers/suivis")] : []))
    }
}
