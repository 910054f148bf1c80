# Ce que partagent les scripts de deploy/ : où est le projet, où sont les données, comment parler à PostgreSQL.
# Se lit avec « source » ; ne fait rien par lui-même.

projet=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export CLOISON_DONNEES="${CLOISON_DONNEES:-$projet/.cloison}"
case "$CLOISON_DONNEES" in /*) ;; *) CLOISON_DONNEES="$PWD/$CLOISON_DONNEES" ;; esac
CLOISON_PG_BASE="${CLOISON_PG_BASE:-cloison}"

# Un rôle de connexion par compartiment (docs/decisions, « trois murs ») ; migrateur ne sert qu'aux migrations.
roles_de_connexion="app_auth app_gestion app_facturation app_pilotage app_client app_nominatif app_public app_administration job_passerelle migrateur"

dire() { printf '%s\n' "$*" >&2; }
mourir() {
    printf 'Erreur : %s\n' "$*" >&2
    exit 1
}

# Le dossier des programmes du serveur PostgreSQL : Debian ne les met pas dans PATH.
trouver_pg() {
    local dossier
    for dossier in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
        if [ -x "$dossier/initdb" ]; then
            printf '%s\n' "$dossier"
            return 0
        fi
    done
    if command -v initdb >/dev/null 2>&1; then
        dirname "$(readlink -f "$(command -v initdb)")"
        return 0
    fi
    return 1
}

# PostgreSQL refuse de tourner en root : root passe par le compte postgres, les autres restent eux-mêmes.
# Une grappe déjà créée garde son propriétaire.
proprietaire_pg() {
    if [ "$(id -u)" -ne 0 ]; then
        id -un
    elif [ -e "$CLOISON_DONNEES/pg/PG_VERSION" ]; then
        stat -L -c %U "$CLOISON_DONNEES/pg"
    else
        echo postgres
    fi
}

en_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && exec runuser -u "$(proprietaire_pg)" -- "$@")
    else
        "$@"
    fi
}

# Vrai si quelqu'un écoute sur 127.0.0.1:$1.
port_occupe() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Un port libre, sous la plage que le noyau prête aux connexions sortantes (32768 et plus).
port_libre() {
    local port
    while :; do
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        port_occupe "$port" || break
    done
    printf '%s\n' "$port"
}

hexa() { od -An -v -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

grappe_en_marche() {
    [ -e "$CLOISON_DONNEES/pg/PG_VERSION" ] || return 1
    en_postgres "$PG_BIN/pg_ctl" -D "$(readlink -f "$CLOISON_DONNEES/pg")" status >/dev/null 2>&1
}

# psql par TCP sous le rôle $1, mot de passe lu dans secrets/ : la grappe n'a pas de socket local.
psql_comme() {
    local role=$1 secret
    shift
    secret="$CLOISON_DONNEES/secrets/$role.mdp"
    [ -r "$secret" ] || mourir "pas de mot de passe lisible pour « $role » ($secret)."
    PGPASSWORD=$(cat "$secret") PGHOST=127.0.0.1 PGPORT=$(cat "$CLOISON_DONNEES/pg.port") PGUSER=$role \
        PGCONNECT_TIMEOUT=10 "$PG_BIN/psql" "$@"
}
