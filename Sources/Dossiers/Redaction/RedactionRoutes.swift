import Calendrier
import Hummingbird
import Tenancy
import Web

/// `/bilans-a-rediger`: what the worker has to tell the employer of each company, period by period.
struct RedactionRoutes: Sendable {
    let store: RedactionStore

    func ajouter(a routes: Routes) {
        routes.get("/bilans-a-rediger", DossiersRoom.acces, liste)
        routes.get("/bilans-a-rediger/:entreprise/:periode", DossiersRoom.acces, montrer)
        routes.post("/bilans-a-rediger/:entreprise/:periode", DossiersRoom.acces, deposer)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response {
        let (entreprises, redactions) = try await store.liste(as: requete.principal)
        return requete.page(
            RedactionsPage(entreprises: entreprises, redactions: redactions, periodes: PeriodeRedigee.ouvertes(le: .aujourdhui())))
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response {
        let (entreprise, redaction, periode) = try await lieu(requete)
        return requete.page(RedactionPage(entreprise, periode, redaction, RedactionSaisie(redaction?.textes ?? [])))
    }

    @Sendable func deposer(_ requete: Requete) async throws -> Response {
        let (entreprise, redaction, periode) = try await lieu(requete)
        var saisie = RedactionSaisie(requete.formulaire)
        guard saisie.fautes.isEmpty else {
            return requete.page(RedactionPage(entreprise, periode, redaction, saisie), statut: .unprocessableContent)
        }
        switch try await store.deposer(entreprise.id, periode, saisie.pleins, avertis: saisie.avertis, as: requete.principal) {
        case .deposee:
            return requete.redirection(
                "/bilans-a-rediger", fait: "Le texte est déposé pour \(entreprise.nom), \(periode.libelle). La direction le relit.")
        case .arretee(let arrets):
            saisie.poser(arrets)
            return requete.page(RedactionPage(entreprise, periode, redaction, saisie), statut: .unprocessableContent)
        case .limite:
            saisie.fautes["t1"] = "Deux cents contrôles aujourd'hui : le texte n'est pas déposé. Gardez-en une copie et reprenez demain."
            return requete.page(RedactionPage(entreprise, periode, redaction, saisie), statut: .tooManyRequests)
        case .publiee:
            saisie.fautes["t1"] = "Le bilan vient d'être publié sans ce texte. Il pourra servir au prochain : gardez-en une copie."
            return requete.page(RedactionPage(entreprise, periode, redaction, saisie), statut: .conflict)
        case .refusee:
            throw Refus.introuvable
        }
    }

    /// A company confided to me and a period that may be written; anything else does not exist.
    private func lieu(_ requete: Requete) async throws -> (RedactionStore.Confiee, Redaction?, PeriodeRedigee) {
        guard let periode = PeriodeRedigee(try requete.parametre("periode")),
            PeriodeRedigee.ouvertes(le: .aujourdhui()).contains(periode),
            let (entreprise, redaction) = try await store.lire(try requete.id("entreprise"), periode, as: requete.principal)
        else { throw Refus.introuvable }
        return (entreprise, redaction, periode)
    }
}
