// Confort seulement : sans ce fichier tout se fait par des liens et des formulaires. Un bloc par page concernée.
'use strict';

// Planche de la semaine : flèches entre cases, P poser, D déplacer, J et K changer de semaine. Seulement quand elle a le focus.
const planche = document.querySelector('table.semaine');
if (planche) {
  const lignes = [...planche.tBodies[0].rows].map((r) => [...r.cells]);
  const cible = (td) => td.querySelector('a, button') || td;
  const aller = (l, c) => {
    const td = lignes[l]?.[c];
    if (!td) return;
    if (cible(td) === td) td.tabIndex = -1;
    cible(td).focus();
    td.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  planche.addEventListener('keydown', (e) => {
    const td = e.target.closest('td, th');
    if (!td || e.ctrlKey || e.altKey || e.metaKey) return;
    const l = lignes.findIndex((r) => r.includes(td));
    if (l < 0) return;
    const c = lignes[l].indexOf(td);
    const pas = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[e.key];
    const lien = {
      p: td.querySelector('a.pose'),
      d: td.querySelector('[data-deplacer]'),
      j: document.querySelector('a[rel=next]'),
      k: document.querySelector('a[rel=prev]'),
    }[e.key.toLowerCase()];
    if (pas) aller(l + pas[0], c + pas[1]);
    else if (lien) location.assign(lien.dataset?.deplacer || lien.href);
    else return;
    e.preventDefault();
  });

  // Glisser une permanence remplit et envoie le formulaire de déplacement, le même que la page « Déplacer ».
  const envoi = document.querySelector('form#deplacement');
  let prise = null;
  if (envoi) {
    for (const perm of planche.querySelectorAll('[data-deplacer]')) perm.draggable = true;
    planche.addEventListener('dragstart', (e) => {
      prise = e.target.closest('[data-deplacer]');
      if (prise) e.dataTransfer.effectAllowed = 'move';
    });
    planche.addEventListener('dragover', (e) => {
      if (prise && e.target.closest('td[data-case]')) e.preventDefault();
    });
    planche.addEventListener('dragend', () => { prise = null; });
    planche.addEventListener('drop', (e) => {
      const td = e.target.closest('td[data-case]');
      if (!prise || !td || td.contains(prise)) return;
      e.preventDefault();
      envoi.action = prise.dataset.deplacer;
      for (const [nom, valeur] of new URLSearchParams(td.dataset.case)) {
        const champ = envoi.elements.namedItem(nom) || envoi.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name: nom }));
        champ.value = valeur;
      }
      envoi.submit();
    });
  }
}

// Travail long : barre à chaque événement, phrase au plus toutes les dix secondes pour la lecture d'écran.
for (const avance of document.querySelectorAll('[data-flux]')) {
  const barre = avance.querySelector('progress');
  const part = avance.querySelector('[data-part]');
  const phrase = avance.querySelector('[data-phrase]');
  const flux = new EventSource(avance.dataset.flux);
  let dite = 0;
  flux.addEventListener('avance', (e) => {
    const d = JSON.parse(e.data);
    barre.max = d.total || 1;
    barre.value = d.fait;
    part.textContent = Math.round((100 * d.fait) / (d.total || 1)) + ' %';
    if (d.phrase && Date.now() - dite > 10000) {
      phrase.textContent = d.phrase;
      dite = Date.now();
    }
  });
  flux.addEventListener('fin', (e) => {
    flux.close();
    if (e.data.startsWith('/') && !e.data.startsWith('//')) location.assign(e.data);
    else location.reload();
  });
}

// Un texte écrit ne se perd pas quand la session se ferme : la frappe la garde ouverte, et l'envoi s'assure qu'elle l'est encore. Fermée, la
// page le dit et garde le texte ; rouverte dans un autre onglet, elle prend son nouveau jeton. Le brouillon d'un entretien a sa propre garde.
{
  let vue = Date.now();
  const jeton = async () => {
    const r = await fetch('/session', { redirect: 'manual', cache: 'no-store' }).catch(() => null);
    vue = Date.now();
    return r?.ok ? r.text() : r?.type === 'opaqueredirect' ? 'fermee' : 'absent';
  };
  const dire = (form, absent) => {
    const boite = form.querySelector(':scope > [data-garde]') || form.insertBefore(document.createElement('div'), form.firstChild);
    boite.className = 'alerte erreur';
    boite.dataset.garde = '';
    boite.setAttribute('role', 'alert');
    const phrase = document.createElement('div');
    phrase.append(Object.assign(document.createElement('strong'), { textContent: absent ? 'Le service ne répond pas. ' : 'Votre session est fermée. ' }));
    phrase.append('Rien n’est parti, votre texte est toujours là. ');
    if (absent) phrase.append('Envoyez de nouveau dans un instant.');
    else {
      phrase.append(Object.assign(document.createElement('a'), { href: '/connexion', target: '_blank', rel: 'noopener', textContent: 'Ouvrez-la dans un autre onglet' }));
      phrase.append(', puis envoyez de nouveau.');
    }
    boite.replaceChildren(phrase);
    boite.scrollIntoView({ block: 'nearest' });
  };
  for (const form of document.querySelectorAll('form[method=post]:not([data-brouillon])')) {
    if (!form.querySelector('textarea')) continue;
    form.addEventListener('input', async () => {
      if (Date.now() - vue < 300000) return;
      vue = Date.now();
      if ((await jeton()) === 'fermee') dire(form, false);
    });
    form.addEventListener('submit', async (e) => {
      if (form.dataset.sure) return;
      e.preventDefault();
      e.stopPropagation();
      const bouton = e.submitter;
      const recu = await jeton();
      if (recu === 'fermee' || recu === 'absent') return dire(form, recu === 'absent');
      form.elements._csrf.value = recu;
      form.dataset.sure = 'oui';
      form.requestSubmit(bouton);
    });
  }
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sure]')) delete form.dataset.sure;
  });
}

// Une demande envoyée deux fois par impatience n'est envoyée qu'une fois ; le bouton le dit. Celle qui rend un fichier laisse la page en place : elle
// peut être refaite, sous une autre forme.
// Sans bouton (Ctrl+Entrée), c'est celui que la touche vaut qui le dit.
const liberer = () => {
  for (const bouton of document.querySelectorAll('[data-envoye]')) {
    delete bouton.dataset.envoye;
    bouton.removeAttribute('aria-busy');
  }
};
document.addEventListener('submit', (e) => {
  const bouton = e.submitter || e.target.querySelector('button:not([type=button]), input[type=submit]');
  if (e.target.method !== 'post' || !bouton) return;
  if (bouton.dataset.envoye) e.preventDefault();
  bouton.dataset.envoye = 'oui';
  bouton.setAttribute('aria-busy', 'true');
  if ('fichier' in e.target.dataset) setTimeout(liberer, 3000);
});
addEventListener('pageshow', liberer);

// Page de décision ouverte : elle garde le verrou de sa période dix minutes, jusqu'à ce qu'il ne soit plus à elle.
for (const veille of document.querySelectorAll('[data-veille]')) {
  let reste = 5;
  const pas = setInterval(async () => {
    const tenu = await fetch(veille.dataset.veille).then((r) => r.ok && r.json()).catch(() => false);
    reste -= 1;
    if (!tenu || reste === 0) clearInterval(pas);
  }, 120000);
}

// Recommandations : le compte des signes suit la frappe ; sans script, il est celui du dernier envoi.
for (const boite of document.querySelectorAll('form.redaction textarea')) {
  const compte = document.getElementById(boite.id + '-aide');
  boite.addEventListener('input', () => {
    compte.textContent = [...boite.value.split(/\s+/).filter(Boolean).join(' ')].length + ' signes sur 400';
  });
}

// Budget : Entrée passe à la case suivante, Ctrl+Entrée garde, et le serveur refait les totaux quand la frappe s'arrête. Sans script,
// le bouton « Calculer » fait de même.
for (const budget of document.querySelectorAll('form[data-budget]')) {
  const resultat = document.getElementById('resultat');
  let attente = 0;
  let demande = null;
  const calculer = async () => {
    demande?.abort();
    demande = new AbortController();
    const corps = new URLSearchParams(new FormData(budget));
    corps.set('suite', 'calcul');
    const page = await fetch(budget.action, { method: 'POST', body: corps, signal: demande.signal })
      .then((r) => r.ok && r.text())
      .catch(() => null);
    if (!page) return;
    const lu = new DOMParser().parseFromString(page, 'text/html');
    const recu = lu.getElementById('resultat');
    if (recu && !resultat.contains(document.activeElement)) resultat.replaceChildren(...recu.childNodes);
    for (const total of lu.querySelectorAll('[data-total]')) {
      const ici = budget.querySelector(`[data-total="${total.dataset.total}"]`);
      if (ici) ici.textContent = total.textContent;
    }
  };
  budget.addEventListener('input', () => {
    clearTimeout(attente);
    attente = setTimeout(calculer, 400);
  });
  budget.addEventListener('keydown', (e) => {
    if (e.key !== 'Enter' || e.target.closest('textarea, button, a')) return;
    e.preventDefault();
    if (e.ctrlKey) {
      budget.requestSubmit(budget.querySelector('button[value=garder]'));
      return;
    }
    const cases = [...budget.querySelectorAll('input:not([type=hidden]):not([type=radio]), select')];
    const suivante = cases[cases.indexOf(e.target) + (e.shiftKey ? -1 : 1)];
    suivante?.focus();
    suivante?.select?.();
  });
}
