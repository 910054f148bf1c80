# Ce dont une machine Debian a besoin : constater, dire pourquoi, installer si l'on est root. Se lit après socle.sh.

manquants=()

# besoin PAQUET RAISON CONDITION… : la condition est une commande qui réussit quand le besoin est déjà couvert.
besoin() {
    local paquet=$1 raison=$2
    shift 2
    if "$@" >/dev/null 2>&1; then return 0; fi
    manquants+=("$paquet")
    dire "Il manque $paquet : $raison."
}

en_tete() { ls "$@" >/dev/null 2>&1; }

besoins_de_construction() {
    besoin postgresql "la base de données (une grappe privée, dans le dossier du projet)" trouver_pg
    besoin pkg-config "dire au compilateur où est libpq" command -v pkg-config
    besoin libpq-dev "le client PostgreSQL en C, que la pièce Postgres utilise" en_tete /usr/include/postgresql/libpq-fe.h
    besoin libssl-dev "les en-têtes que libpq demande" en_tete /usr/include/openssl/ssl.h
    besoin g++ "l'éditeur de liens et les en-têtes C++ des dépendances chiffrées" en_tete -d /usr/include/c++/*
    besoin git "récupérer les dépendances Swift" command -v git
    besoin ca-certificates "vérifier le serveur d'où elles viennent" en_tete /etc/ssl/certs/ca-certificates.crt
}

# Le PDF des bilans et des factures : un programme à part, et des lettres qui ne changent pas d'une machine à l'autre.
besoins_d_impression() {
    besoin weasyprint "écrire le PDF des bilans, des factures et des lettres" test -x "${CLOISON_WEASYPRINT:-$(command -v weasyprint || echo /absent)}"
    besoin fonts-urw-base35 "les lettres des bilans" en_tete -d /usr/share/fonts/*/urw-base35
    besoin fonts-liberation "les lettres des factures, que PDF/A-3 admet" en_tete -d /usr/share/fonts/truetype/liberation*
}

# Les messages des rendez-vous partent par curl : SMTP avec STARTTLS et mot de passe, ou une passerelle de SMS.
besoins_d_envoi() {
    besoin curl "envoyer les confirmations et les rappels de rendez-vous" command -v curl
}

besoins_de_navigateur() {
    besoin chromium "le navigateur des tests d'interface" command -v chromium
    besoin chromium-driver "le pilote de ce navigateur" command -v chromedriver
    besoin fonts-dejavu-core "une police, sans quoi les pages s'affichent en carrés" en_tete -d /usr/share/fonts/truetype/*
}

besoins_d_essais() {
    besoin python3-aiosmtpd "un vrai serveur SMTP, qui reçoit les messages des essais" /usr/bin/python3 -c 'import aiosmtpd'
    besoin openssl "le certificat de ce serveur" command -v openssl
    besoin python3-venv "lire docker-compose.yml et recevoir axe-core, hors du système" python3 -c 'import venv, ensurepip'
}

installer_manquants() {
    [ ${#manquants[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || mourir "apt-get est absent : installez l'équivalent de ${manquants[*]}, puis relancez."
    if [ "$(id -u)" -ne 0 ]; then
        dire ""
        dire "Une commande à lancer avec les droits d'administration, puis recommencez :"
        dire "    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${manquants[*]}"
        exit 1
    fi
    dire "Installation de : ${manquants[*]}"
    export DEBIAN_FRONTEND=noninteractive
    local journal
    journal=$(mktemp)
    if ! {
        apt-get update -q
        case " ${manquants[*]} " in
            *" postgresql "*)
                # Sans cela, le paquet crée et lance sa propre grappe « main » sur le port 5432 : le projet a la sienne.
                apt-get install -y -q --no-install-recommends postgresql-common
                printf 'create_main_cluster = false\n' >>/etc/postgresql-common/createcluster.conf
                ;;
        esac
        apt-get install -y -q --no-install-recommends "${manquants[@]}"
    } </dev/null >"$journal" 2>&1; then
        tail -n 25 "$journal" >&2
        rm -f "$journal"
        mourir "l'installation a échoué ; ci-dessus, ce qu'a dit apt-get."
    fi
    rm -f "$journal"
    manquants=()
}

trouver_swift() {
    command -v swift >/dev/null 2>&1 && return 0
    mourir "Swift 6.2 ou plus est introuvable dans PATH. Installez-le (https://www.swift.org/install/linux/debian/), puis relancez."
}
