import ArgumentParser

@main
struct Cloison: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cloison", abstract: "Service social du travail inter-entreprises.",
        subcommands: [
            Servir.self,
            Migrer.self,
            CommandeCompte.self,
            CommandePasserelle.self,
            CommandeJournal.self,
            CommandeCoffre.self,
            CommandeRetention.self,
            Importer.self,
            CommandeFacturer.self,
            CommandeExporter.self,
            CommandeDevis.self,
            CommandeDemo.self,
            Banc.self,
            Planifier.self,
            CommandeBilans.self,
        ])
}
