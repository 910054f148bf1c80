# Lancer des programmes et n'en laisser aucun derrière soi. Se lit après socle.sh.
# Chaque enfant reçoit son propre groupe : l'arrêter arrête aussi ce qu'il a lancé, et rien d'autre.

enfant=""

# Attend la fin de la commande tout en restant à l'écoute des signaux (bash ne traite un piège qu'entre deux commandes).
suivre() {
    setsid "$@" 8>&- &
    enfant=$!
    local code=0
    wait "$enfant" || code=$?
    enfant=""
    return $code
}

# Demande à l'enfant $1 de finir ; au bout de $2 secondes, l'y force et le dit.
arreter_enfant() {
    local pid=$1 delai=$2 attente
    kill -0 "$pid" 2>/dev/null || return 0
    kill -TERM -- "-$pid" 2>/dev/null || kill -TERM "$pid" 2>/dev/null || true
    for ((attente = 0; attente < delai * 10; attente++)); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    if kill -0 "$pid" 2>/dev/null; then
        dire "Le processus $pid n'a pas fini en $delai s : il est arrêté de force."
        kill -KILL -- "-$pid" 2>/dev/null || true
    fi
    wait "$pid" 2>/dev/null || true
}
