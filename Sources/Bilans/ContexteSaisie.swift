internal import Calendrier
internal import Entreprises
internal import Web

/// The form of the figures HR declares.
enum ContexteSaisie {
    /// Periods that are over, this year's and last year's, still open: quarters and years, the latest first.
    static func ouvertes(le jour: DateCivile, remises: Set<PeriodeBilan>) -> [PeriodeBilan] {
        (jour.annee - 1...jour.annee).flatMap { annee in PeriodeBilan(annee: annee).trimestres + [PeriodeBilan(annee: annee)] }
            .filter { $0.jours.fin < jour && !remises.contains($0) }
            .sorted { ($0.jours.fin, $0.annuelle ? 1 : 0) > ($1.jours.fin, $1.annuelle ? 1 : 0) }
    }

    static func lire(_ d: inout Depouillement, ouvertes: [PeriodeBilan]) -> (PeriodeBilan, Contexte.Chiffres)? {
        let periode = d.champs.texte("periode").flatMap { PeriodeBilan($0) }
        if let periode {
            if !ouvertes.contains(periode) { d.faute("periode", refus(periode)) }
        } else {
            d.faute("periode", "Choisissez la période.")
        }
        let chiffres = Contexte.Chiffres(
            absenteisme: d.lire("absenteisme") { taux($0, Contexte.bornesAbsenteisme) },
            rotation: d.lire("rotation") { taux($0, Contexte.bornesRotation) },
            arretsLongs: d.entier("arrets_longs", 0...100_000))
        if chiffres.vide, d.fautes.isEmpty { d.faute("absenteisme", "Donnez au moins un des trois chiffres.") }
        guard let periode, d.fautes.isEmpty else { return nil }
        return (periode, chiffres)
    }

    static func refus(_ periode: PeriodeBilan) -> String {
        "Le bilan de cette période est publié, ou elle n'est pas finie : \(periode.libelle) ne se déclare pas. Choisissez-en une autre."
    }

    /// « 4,2 » or « 4,2 % » → 42.
    static func taux(_ texte: String, _ bornes: ClosedRange<Int>) -> Result<Int, Remede> {
        let net = texte.hasSuffix("%") ? String(texte.dropLast()) : texte
        switch NombreSaisi.decimal(net, decimales: 1) {
        case .failure(let remede): return .failure(remede)
        case .success(let milliemes):
            guard bornes.contains(milliemes) else {
                return .failure(Remede("« \(texte) » : un pourcentage de 0 à \(bornes.upperBound / 10) est attendu, par exemple 4,2."))
            }
            return .success(milliemes)
        }
    }

    static func champs(_ s: Saisie, _ ouvertes: [PeriodeBilan], choisie: PeriodeBilan?, _ actuel: Contexte.Chiffres?) -> [Balisage] {
        [
            s.champ(
                "periode", "Période", (choisie ?? ouvertes.first)?.description,
                genre: .liste(ouvertes.map { Option($0.description, Phrases.majuscule($0.libelle)) }), requis: true
            ).balisage,
            s.champ(
                "absenteisme", "Absentéisme, en %", actuel?.absenteisme.map(Contexte.saisi), genre: .montant,
                aide: "Heures d'absence pour cent heures dues, congés payés exclus. Par exemple 4,2."
            ).balisage,
            s.champ(
                "rotation", "Rotation du personnel, en %", actuel?.rotation.map(Contexte.saisi), genre: .montant,
                aide: "Moyenne des entrées et des sorties, pour cent salariés, sur la période."
            ).balisage,
            s.champ(
                "arrets_longs", "Arrêts de plus de 90 jours", actuel?.arretsLongs.map { "\($0)" }, genre: .nombre,
                aide: "Combien ont commencé dans la période. Un nombre, pas de nom ni de cause."
            ).balisage,
        ]
    }
}
