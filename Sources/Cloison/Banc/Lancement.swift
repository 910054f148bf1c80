import Glibc

/// A program run to its end, blocking the calling thread.
///
/// Not Foundation's Process: the child would inherit the blocked signals of a Dispatch thread, and pgbench, whose duration is a SIGALRM,
/// would never stop.
enum Lancement {
    /// The exit status; -1 when it could not start. Both outputs go to the file `sortie`.
    static func executer(_ commande: [String], environnement: [String], sortie: String) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, sortie, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributs = posix_spawnattr_t()
        posix_spawnattr_init(&attributs)
        defer { posix_spawnattr_destroy(&attributs) }
        var aucun = sigset_t()
        sigemptyset(&aucun)
        posix_spawnattr_setsigmask(&attributs, &aucun)
        posix_spawnattr_setflags(&attributs, Int16(POSIX_SPAWN_SETSIGMASK))
        let arguments = commande.map { strdup($0) } + [nil]
        let variables = environnement.map { strdup($0) } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var enfant: pid_t = 0
        guard posix_spawn(&enfant, commande[0], &actions, &attributs, arguments, variables) == 0 else { return -1 }
        var statut: Int32 = 0
        while waitpid(enfant, &statut, 0) < 0, errno == EINTR {}
        return statut
    }
}
