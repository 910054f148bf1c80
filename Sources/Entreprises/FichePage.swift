import Calendrier
public import Mustache
import Web

/// The sheet of a company: establishments, headcount through time, contacts, closures.
struct FichePage: Page {
    static let gabarit = "entreprise"

    struct Contenu: Sendable {
        let entreprise: Entreprise
        let contexte: String
        let etablissements: [Etablissement]
        let effectifs: HistoriqueEffectif
        let contacts: [Contact]
        let fermetures: [Fermeture]
    }

    let c: Contenu
    let jour: DateCivile
    let saisie: Saisie
    let formulaire: Champs
    let fautes: Fautes
    let ecrit: Bool

    init(_ contenu: Contenu, le jour: DateCivile, _ formulaire: Champs, _ fautes: Fautes, ecrit: Bool) {
        c = contenu
        self.jour = jour
        self.formulaire = formulaire
        self.fautes = fautes
        self.ecrit = ecrit
        saisie = Saisie(formulaire, fautes)
    }

    private var chemin: String { "/entreprises/\(c.entreprise.id)" }

    var entete: Entete {
        Entete(
            c.entreprise.nom, ariane: [("Entreprises", "/entreprises")],
            sous: "\(c.entreprise.livraison.libelle.capitale), \(c.entreprise.forme.libelle), \(c.entreprise.statut.libelle)",
            donnees: ["gestion.entreprise", "gestion.etablissement", "gestion.effectif", "gestion.contact"], densite: .dense,
            ici: "/entreprises",
            actions: [Action("Contrats", "/contrats?entreprise=\(c.entreprise.code)")]
                + (ecrit
                    ? [
                        Action("Modifier", "\(chemin)/modifier"),
                        Action("Nouveau contrat", "/contrats/nouveau?entreprise=\(c.entreprise.id)", .plein),
                    ] : []))
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "ecrit": ecrit
        case "chemin": chemin
        case "faits": faits
        case "contexte": c.contexte.isEmpty ? nil : c.contexte
        case "etablissements":
            c.etablissements.map {
                LigneEtablissement(e: $0, effectif: c.effectifs.enVigueur($0.id, le: jour), chemin: chemin, ecrit: ecrit)
            }
        case "aEtablissements": !c.etablissements.isEmpty
        case "sansEtablissement": c.etablissements.isEmpty ? sansEtablissement : nil
        case "dessin": EffectifSaisie.dessin(c.effectifs, le: jour)
        case "declarations": c.effectifs.declarations.reversed().prefix(40).map { LigneEffectif(d: $0, nom: nom($0)) }
        case "declarer": ecrit && c.etablissements.contains(where: \.ouvert)
        case "champsEffectif": EffectifSaisie.champs(saisie("nombre"), c.etablissements, le: jour)
        case "contacts": c.contacts.map { LigneContact(c: $0, chemin: chemin, ecrit: ecrit) }
        case "champsContact": champsContact
        case "fermetures": c.fermetures.map { LigneFermeture(f: $0, chemin: chemin, ecrit: ecrit) }
        case "champsFermeture": champsFermeture
        default: nil
        }
    }

    /// Typed values belong to the form that was sent, recognised by one of its fields.
    private func saisie(_ champ: String) -> Saisie { formulaire[champ] == nil ? Saisie() : saisie }

    private func nom(_ d: Effectif) -> String { c.etablissements.first { $0.id == d.etablissement }?.nom ?? "" }

    private var faits: [Fait] {
        let e = c.entreprise
        var faits = [Fait("Code", e.code)]
        if let siren = e.siren { faits.append(Fait("SIREN", siren.lisible)) }
        if let tva = e.tva { faits.append(Fait("TVA", tva)) }
        if !e.secteur.isEmpty { faits.append(Fait("Secteur", e.secteur)) }
        faits.append(Fait("Adresse", e.adresseLisible.isEmpty ? "à compléter" : e.adresseLisible))
        faits.append(Fait("Pays", e.pays.libelle))
        faits.append(Fait("Effectif", c.effectifs.total(le: jour).map { pluriel($0, "salarié") } ?? "à déclarer"))
        faits.append(Fait("Lundi de Pentecôte", e.lundiPentecoteTravaille ? "travaillé" : "férié"))
        return faits
    }

    private var sansEtablissement: Vide {
        Vide(
            "Aucun établissement.", suite: "L'effectif et les permanences se rattachent à un établissement.",
            action: ecrit ? Action("Ajouter l'établissement", "\(chemin)/etablissements/nouveau") : nil)
    }

    private var champsContact: [Balisage] {
        let s = saisie("contact_nom")
        return [
            s.champ("contact_nom", "Nom", requis: true).balisage, s.champ("contact_fonction", "Fonction").balisage,
            s.champ("contact_courriel", "Courriel", genre: .courriel).balisage,
            s.champ("contact_telephone", "Téléphone", genre: .telephone).balisage,
            s.coche("contact_principal", "Contact principal").balisage,
        ]
    }

    private var champsFermeture: [Balisage] {
        let s = saisie("fermeture_debut")
        return [
            s.champ("fermeture_debut", "Premier jour", genre: .date, requis: true).balisage,
            s.champ("fermeture_fin", "Dernier jour", genre: .date, requis: true).balisage,
            s.champ("fermeture_libelle", "Motif", aide: "Par exemple : congés d'été.").balisage,
        ]
    }
}

/// A label and its value.
public struct Fait: MustacheParent, Sendable {
    let mot: String
    let valeur: String

    public init(_ mot: String, _ valeur: String) {
        self.mot = mot
        self.valeur = valeur
    }

    public func child(named name: String) -> Any? {
        switch name {
        case "mot": mot
        case "valeur": valeur
        default: nil
        }
    }
}

extension String {
    /// First letter in upper case.
    var capitale: String { prefix(1).uppercased() + dropFirst() }
}
