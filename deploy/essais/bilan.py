"""Compte les tests d'un rapport xUnit de SwiftPM : « réussis échoués » sur une ligne.

Deux fichiers peuvent exister (XCTest et Swift Testing). Sans rapport, la suite s'est interrompue :
on compte alors les lignes du déroulé, et l'interruption comme un échec."""

import pathlib
import re
import sys
import xml.etree.ElementTree as xml

dossier, deroule = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
total = echecs = 0
lus = 0
for chemin in sorted(dossier.glob("*.xml")):
    try:
        racine = xml.parse(chemin).getroot()
    except xml.ParseError:
        continue
    for suite in racine.iter("testsuite"):
        # Un test laissé de côté (sans navigateur…) n'est ni réussi ni échoué.
        cas = [c for c in suite.iter("testcase") if c.find("skipped") is None]
        total += len(cas)
        echecs += sum(1 for c in cas if c.find("failure") is not None or c.find("error") is not None)
        lus += len(cas)

texte = deroule.read_text(errors="replace")
if lus == 0:
    passes = len(re.findall(r"^\S+ Test .* passed after", texte, re.M))
    echecs = len(re.findall(r"^\S+ Test .* failed after", texte, re.M))
    fini = re.search(r"Test run with \d+ tests?.* (passed|failed)", texte)
    total = passes + echecs
    if not fini:
        echecs += 1
        total += 1
print(total - echecs, echecs)
