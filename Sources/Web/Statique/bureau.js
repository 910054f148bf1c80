// Pages nominatives : « sur le vif », fiche d'entretien, brouillon gardé. Confort seulement : sans ce fichier tout se fait par des
// formulaires. Chargé par ces pages seules.
'use strict';
{
  // Le chiffre d'une touche, quelle que soit la rangée : en haut d'un clavier français, un chiffre demande Maj.
  const chiffre = (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey) return 0;
    const m = /^(?:Digit|Numpad)([1-9])$/.exec(e.code) || /^([1-9])$/.exec(e.key);
    return m ? Number(m[1]) : 0;
  };
  const choisir = (e, bouton) => {
    if (!bouton) return;
    e.preventDefault();
    bouton.closest('details')?.setAttribute('open', '');
    bouton.focus();
    bouton.click();
  };
  // Une touche tenue se répète : elle n'enregistre qu'une fois, et comme le bouton, pour que l'envoi en cours se voie.
  const enregistrer = (e) => {
    e.preventDefault();
    if (!e.repeat) e.currentTarget.requestSubmit(e.currentTarget.querySelector('button.plein'));
  };

  // Sur le vif : une lettre dit comment ou quel dossier, un chiffre dit le motif, Ctrl+Entrée note. Seulement quand la fiche a le focus.
  const vif = document.querySelector('form[data-vif]');
  vif?.addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && e.ctrlKey) return enregistrer(e);
    if (e.ctrlKey || e.altKey || e.metaKey || !e.target.matches('input[type=radio], button, summary')) return;
    const n = chiffre(e);
    if (n && !vif.querySelector('.deux').contains(e.target)) choisir(e, vif.querySelectorAll('[name=motif]')[n - 1]);
    else if (/^[a-z]$/i.test(e.key)) choisir(e, vif.querySelector(`[data-touche="${e.key.toLowerCase()}"]`));
  });

  // Fiche d'entretien : 1…9 choisit dans l'élément qui a le focus, Entrée passe au suivant, Ctrl+Entrée enregistre.
  const form = document.querySelector('form[data-fiche]');
  form?.addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && e.ctrlKey) return enregistrer(e);
    const champ = e.target.closest('.champ');
    if (e.key === 'Enter' && champ && !e.target.matches('textarea, button, summary')) {
      e.preventDefault();
      const champs = [...form.querySelectorAll('.fiche > .champ, .fiche > .entiere > .champ')];
      const suivant = champs[champs.indexOf(e.target.closest('.fiche > .champ')) + 1];
      (suivant?.querySelector('input:checked, textarea') || suivant?.querySelector('input, textarea'))?.focus();
      return;
    }
    const n = chiffre(e);
    if (n) choisir(e, e.target.closest('.choix')?.querySelectorAll('input')[n - 1]);
  });

  // Niveau 2 : seuls les thèmes cochés « identifiés » sont en vue.
  const precisions = form?.querySelector('[data-precisions]');
  if (precisions) {
    const trier = () => {
      const coches = new Set([...form.querySelectorAll('[name=identifie]:checked')].map((c) => c.value));
      for (const theme of precisions.querySelectorAll('[data-theme]')) theme.hidden = !coches.has(theme.dataset.theme);
      precisions.hidden = coches.size === 0;
    };
    form.addEventListener('change', trier);
    form.addEventListener('brouillon', trier);
    trier();
  }

  // ── le brouillon : au serveur à chaque pause ; la connexion perdue, sur ce poste, chiffré par une clé que seul le serveur redonne ──
  const PREFIXE = 'cloison.brouillon.';
  const octets = (texte) => Uint8Array.from(atob(texte), (c) => c.charCodeAt(0));
  const texte = (o) => btoa(Array.from(new Uint8Array(o), (b) => String.fromCharCode(b)).join(''));
  const rangement = (geste) => {
    try {
      return geste(localStorage);
    } catch {
      return null;  // rangement refusé par le navigateur : la page seule garde
    }
  };
  // Ce que personne n'a repris en sept jours s'en va.
  rangement((l) => {
    for (const nom of Object.keys(l).filter((n) => n.startsWith(PREFIXE))) {
      if (!(JSON.parse(l.getItem(nom)).t > Date.now() - 7 * 86400000)) l.removeItem(nom);
    }
  });

  if (form?.dataset.brouillon) {
    const { brouillon: adresse, nom, cle, generation } = form.dataset;
    const etat = form.querySelector('[data-etat]');
    const onglet = hexa(crypto.getRandomValues(new Uint8Array(16)));
    let version = Number(form.dataset.version);
    let rang = 0;
    let change = 0;      // compte des frappes
    let envoye = 0;      // celles que le serveur tient
    let garde = 0;       // celles que ce poste tient
    let occupe = null;   // envoi en cours
    let reprise = 0;     // pas avant cet instant, après un échec
    let echecs = 0;
    let arret = false;
    let pret = false;

    // Un rangement par fiche, par entretien déjà enregistré et par onglet : rien de gardé n'en recouvre un autre.
    const place = `${PREFIXE}${nom}.${generation}.${onglet}`;
    const repris = new Set();
    const boite = crypto.subtle?.importKey('raw', octets(cle), 'AES-GCM', false, ['encrypt', 'decrypt']).catch(() => null);
    const dire = (phrase, mal) => {
      if (etat.textContent !== phrase) etat.textContent = phrase;
      etat.classList.toggle('mal', Boolean(mal));
    };
    const valeurs = () => new URLSearchParams([...new FormData(form)].filter(([n, v]) => n !== '_csrf' && typeof v === 'string'));
    const heure = (t) => new Date(t).toLocaleTimeString('fr-FR', { hour: 'numeric', minute: '2-digit' }).replace(':', '\u00a0h\u00a0');
    const oublier = () => rangement((l) => [place, ...repris].forEach((n) => l.removeItem(n)));

    const garder = async () => {
      const jusque = garde = change;
      const k = await boite;
      if (!k) return false;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const clair = new TextEncoder().encode(valeurs().toString());
      const chiffre = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(nom) }, k, clair);
      return rangement((l) => {
        l.setItem(place, JSON.stringify({ t: Date.now(), iv: texte(iv), c: texte(chiffre) }));
        form.dataset.tenu = jusque;
        return true;
      });
    };
    const trouver = async () => {
      const k = await boite;
      const noms = rangement((l) => Object.keys(l).filter((n) => n.startsWith(PREFIXE + nom))) || [];
      const ouvrir = async (n) => {
        const { t, iv, c } = JSON.parse(rangement((l) => l.getItem(n)));
        const clair = await crypto.subtle
          .decrypt({ name: 'AES-GCM', iv: octets(iv), additionalData: new TextEncoder().encode(nom) }, k, octets(c))
          .catch(() => null);
        return clair && { n, t, valeurs: new URLSearchParams(new TextDecoder().decode(clair)) };
      };
      return k ? (await Promise.all(noms.map(ouvrir))).filter(Boolean).sort((x, y) => x.t - y.t) : [];
    };
    const remettre = (v) => {
      for (const champ of form.elements) {
        if (!champ.name || champ.type === 'hidden' || champ.type === 'submit') continue;
        if (champ.type === 'radio' || champ.type === 'checkbox') champ.checked = v.getAll(champ.name).includes(champ.value);
        else champ.value = v.get(champ.name) ?? '';
      }
      form.dataset.frappes = change += 1;
      form.dispatchEvent(new Event('brouillon'));
    };

    const envoyer = async (options) => {
      const jusque = change;
      const corps = valeurs();
      corps.set('_csrf', form.elements.namedItem('_csrf').value);
      corps.set('version', version);
      corps.set('onglet', onglet);
      corps.set('rang', ++rang);
      let reponse;
      try {
        reponse = await fetch(adresse, { method: 'POST', body: corps, redirect: 'manual', signal: AbortSignal.timeout(8000), ...options });
        if (reponse.status === 409) return 'conflit';
        if (reponse.type === 'opaqueredirect') return 'session';
        if (reponse.status >= 500) return 'hors';
        if (!reponse.ok) return 'refus';
        const d = await reponse.json();
        version = d.version;
        form.dataset.tenu = envoye = jusque;
        dire(`Enregistré à ${d.heure.replaceAll(' ', '\u00a0')}, chiffré.`);
        return 'ok';
      } catch {
        return 'hors';
      }
    };
    const suite = async (r) => {
      if (r === 'ok') {
        echecs = 0;
        reprise = 0;
        oublier();
        return;
      }
      if (r === 'conflit') {
        arret = true;
        dire('Ce brouillon est repris ailleurs, ou déjà enregistré : ici, plus rien n\u2019est gardé. Rechargez la page pour voir où il en est.', true);
        return;
      }
      echecs += 1;
      reprise = Date.now() + Math.min(10000, 500 * 2 ** echecs);
      const ici = (await garder()) ? 'Gardé sur ce poste, chiffré' : 'Gardé dans cette page seulement : ne la fermez pas';
      if (r === 'session') dire(`Session fermée. ${ici} ; reconnectez-vous puis rouvrez la page, rien n\u2019est perdu.`, true);
      else if (r === 'refus') dire(`Le serveur refuse ce brouillon. ${ici} : rechargez la page.`, true);
      else dire(`Hors connexion. ${ici} ; sera envoyé au retour.`, true);
    };
    const tour = async () => {
      if (arret || occupe || change === envoye) return;
      if (Date.now() < reprise) {
        if (change !== garde) await garder();
        return;
      }
      occupe = envoyer().then(suite);
      await occupe;
      occupe = null;
    };
    setInterval(tour, 1000);
    // Ce qui est tapé et ce qui est tenu, ici ou au serveur : qui regarde la page sait s'il reste une frappe en l'air.
    form.addEventListener('input', () => { form.dataset.frappes = change += 1; });
    addEventListener('online', () => { reprise = 0; });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && !arret && !occupe && change !== envoye) occupe = envoyer({ keepalive: true }).then(suite).then(() => { occupe = null; });
    });

    // Enregistrer commence par mettre à l'abri : un envoi qui se perd ne perd rien. Tant que l'un se prépare, les autres ne comptent pas.
    let depart = false;
    form.addEventListener('submit', async (e) => {
      if (!depart && (pret || (change === envoye && !occupe))) {
        arret = true;
        return;
      }
      e.preventDefault();
      e.stopPropagation();
      if (depart) return;
      depart = true;
      const bouton = e.submitter;
      await occupe;
      const r = arret ? 'conflit' : await envoyer();
      depart = false;
      if (r === 'hors' || r === 'session') return suite(r);
      oublier();
      arret = true;
      pret = true;
      form.requestSubmit(bouton || undefined);
    });
    addEventListener('pageshow', (e) => {
      if (e.persisted) location.reload();
    });

    // Ce qu'un poste gardait ne revient jamais de lui-même : il peut dater d'un autre jour. On le dit, avec sa date, et on demande.
    const proposer = (local) => {
      const geste = (mot, faire) => {
        const bouton = Object.assign(document.createElement('button'), { type: 'button', className: 'b mini', textContent: mot });
        bouton.addEventListener('click', () => {
          faire();
          boiteALire.remove();
        });
        return bouton;
      };
      const boiteALire = Object.assign(document.createElement('div'), { className: 'alerte attention' });
      const jour = new Date(local.t).toLocaleDateString('fr-FR', { weekday: 'long', day: 'numeric', month: 'long' });
      const depuis = local.n.startsWith(`${PREFIXE}${nom}.${generation}.`) ? '' : ' Un entretien a été enregistré depuis : il y est peut-être déjà.';
      const phrase = document.createElement('div');
      phrase.append(
        `Ce poste garde un texte tapé le ${jour} à ${heure(local.t)} hors connexion, jamais enregistré.${depuis} `,
        geste('Le reprendre', () => {
          remettre(local.valeurs);
          repris.add(local.n);
          dire(`Repris de ce poste, tapé le ${jour} à ${heure(local.t)}.`);
        }),
        ' ',
        geste('L\u2019effacer', () => rangement((l) => l.removeItem(local.n))),
      );
      boiteALire.setAttribute('role', 'status');
      boiteALire.dataset.reprise = '';
      boiteALire.append(phrase);
      form.prepend(boiteALire);
    };
    trouver().then((locaux) => locaux.forEach(proposer));
  }

  function hexa(o) {
    const h = Array.from(o, (b) => b.toString(16).padStart(2, '0')).join('');
    return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join('-');
  }
}
