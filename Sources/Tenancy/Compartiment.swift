/// A compartment of the wall: one login role, one pool. The raw value is the role's name.
public enum Compartiment: String, CaseIterable, Sendable {
    case auth = "app_auth"
    case gestion = "app_gestion"
    case facturation = "app_facturation"
    case pilotage = "app_pilotage"
    case client = "app_client"
    case nominatif = "app_nominatif"
    case publique = "app_public"
    case administration = "app_administration"
    case passerelle = "job_passerelle"
    case migrateur = "migrateur"

    /// Compartments whose rights do not depend on who is signed in: they reach only definer functions, or (migrateur) no request at all.
    public var sansSession: Bool {
        switch self {
        case .auth, .publique, .passerelle, .migrateur: true
        case .gestion, .facturation, .pilotage, .client, .nominatif, .administration: false
        }
    }
}

/// What an account may do; an account may hold two.
public enum Fonction: String, CaseIterable, Sendable {
    case planification, intervenant, facturation, rh
    /// A manager of a client company: passes a name on with the person's agreement, and reads nothing.
    case encadrant
    case direction, administration

    /// Held by somebody of a client company, alone, with that company.
    public var estDeLEmployeur: Bool { self == .rh || self == .encadrant }
}
