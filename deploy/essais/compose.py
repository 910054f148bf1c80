"""Vérifie docker-compose.yml sans moteur : il se lit, et chaque conteneur porte les durcissements décidés."""

import sys

import yaml

with open(sys.argv[1], encoding="utf-8") as fichier:
    compose = yaml.safe_load(fichier)
services, fautes = compose["services"], []
roles = {"app_auth", "app_gestion", "app_facturation", "app_pilotage", "app_client", "app_nominatif", "app_public", "app_administration"}


def verifie(vrai, texte):
    if not vrai:
        fautes.append(texte)


superutilisateurs = ("base", "preparation")
vus = set()
for nom, service in services.items():
    verifie(service.get("read_only") is True, f"{nom} : read_only manque")
    verifie(service.get("cap_drop") == ["ALL"], f"{nom} : cap_drop ALL manque")
    verifie("no-new-privileges:true" in service.get("security_opt", []), f"{nom} : no-new-privileges manque")
    verifie(str(service.get("user", "")).split(":")[0] not in ("", "0", "root"), f"{nom} : tourne en root")
    verifie(not service.get("privileged"), f"{nom} : privileged")
    verifie(nom == "preparation" or "healthcheck" in service, f"{nom} : healthcheck manque")
    for secret in service.get("secrets", []):
        cle = secret if isinstance(secret, str) else secret["source"]
        verifie(cle in compose["secrets"], f"{nom} : secret {cle} inconnu")
        if nom not in superutilisateurs and cle in roles:
            vus.add(cle)
    for dependance in service.get("depends_on", {}):
        verifie(dependance in services, f"{nom} : dépend de {dependance}, inconnu")
    for reseau in service.get("networks", []):
        verifie(reseau in compose["networks"], f"{nom} : réseau {reseau} inconnu")
verifie(vus == roles, f"compartiments sans conteneur : {sorted(roles - vus)}")
# Le mur entre processus : celui des dossiers ne tient pas le mot de passe de la facturation, et inversement.
for nom, service in services.items():
    tenus = {s if isinstance(s, str) else s["source"] for s in service.get("secrets", [])} & roles
    verifie(nom in superutilisateurs or len(tenus - {"app_auth"}) <= 1, f"{nom} : tient plusieurs compartiments {sorted(tenus)}")
    verifie("cle_maitre" not in str(service.get("secrets", [])) or nom == "nominatif", f"{nom} : tient la clé maître")
print("\n".join(fautes))
sys.exit(1 if fautes else 0)
