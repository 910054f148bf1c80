import ArgumentParser
import Foundation

/// `cloison bilans`
struct CommandeBilans: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bilans", abstract: "Publie des bilans à partir de fichiers, sans base de données.", subcommands: [PublierBilans.self])
}

/// `cloison bilans publier`: acts and headcounts of a spreadsheet → one protected history per company.
struct PublierBilans: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publier",
        abstract: "Publie chaque trimestre et chaque année que le fichier couvre en entier, dans l'ordre, entreprise par entreprise.",
        discussion: """
            ACTES : CSV dont la première ligne nomme au moins tenant,etablissement,personne,date,theme ; une ligne par acte, date AAAA-MM-JJ.
            EFFECTIFS : JSON {"entreprise": {"établissement": salariés}}.
            Le fichier couvre du premier jour du mois de son premier acte au dernier jour du mois du dernier, toutes entreprises ensemble.
            DOSSIER reçoit un historique par entreprise, et « .graine », le secret (droits 600) : ne le remettez à personne. Relancer avec un
            fichier plus long ajoute les périodes nouvelles ; ce qui est déjà remis reste identique à l'octet, ou la commande refuse.
            Codes de sortie : 0 tout est publié, 1 une entreprise ne peut pas être protégée, 64 commande mal écrite, 65 fichier fautif ou
            contraire à ce qui est déjà remis (rien n'est écrit), 66 fichier illisible, 73 dossier impossible à écrire.
            """)

    @ArgumentParser.Option(help: "Les actes, en CSV.")
    var actes: String

    @ArgumentParser.Option(help: "Les effectifs, en JSON.")
    var effectifs: String

    @ArgumentParser.Option(help: "Dossier des historiques ; créé s'il n'existe pas.")
    var sortie: String

    @ArgumentParser.Option(help: "Dossier des historiques déjà remis, à continuer : celui de --sortie sans cette option.")
    var registre: String?

    @ArgumentParser.Option(help: "Graine du secret, pour refaire les mêmes bilans ; sans elle, celle du registre, ou tirée au sort.")
    var graine: Int?

    @ArgumentParser.Option(help: "Fils de calcul : un par cœur sans cette option.")
    var fils: Int?

    func validate() throws {
        guard graine.map({ $0 >= 0 }) ?? true else { throw ValidationError("--graine \(graine ?? 0) : un entier positif.") }
        guard fils.map({ (1...64).contains($0) }) ?? true else { throw ValidationError("--fils \(fils ?? 0) : de 1 à 64.") }
    }

    func run() async throws {
        try await PublicationHorsBase(
            actes: actes, effectifs: effectifs, sortie: sortie, registre: registre ?? sortie, graine: graine,
            fils: fils ?? ProcessInfo.processInfo.activeProcessorCount
        ).executer()
    }
}
