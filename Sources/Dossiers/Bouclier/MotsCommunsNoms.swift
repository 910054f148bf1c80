extension MotsCommuns {
    /// Common French words that are also surnames or first names: « Petit », « Blanc », « Rose ». A lower-case or sentence-opening one is the word.
    static let communs: Set<String> = mots(
        """
        abbe abeille abri accord accueil acier adroit aigle aime aimee air allemand allemande allemands amande ambre ami amie amis
        amour ancien ancienne ange anglais anglaise arbre arc argent artisan aube auge aumonier aurore avoine avril axe balance balle
        banc barbe barbier baril barre barreau barriere bas base basque bataille bateau baton beau beaux bel belle belles berger
        bergere besoin beurre biche bien blanc blanche blanches blancs ble bleu bleue bleus blond blonde boeuf bois boisseau bon bonne
        bonneau bonnes bonnet bons bonus bord bordes borne bosse boucher bouchers boucle boulanger bouleau bourg bourgeois bourse
        bouton branche bras brave brebis breton bretons bride brin brise brosse brun brune bruns buisson bureau cadet caillou canard
        capitaine cardinal carre carriere cartier casse cave cerf cerise cerisier chaine chaise chambre champ champs chance chandelier
        change chant chantre chapeau chapelle chaperon char charbonnier charge charme charmes charpentier charretier charrier charron
        chat chataigner chateau chausse chaussee chef chemin chene cheval chevalier chevre chevrier choix chretien cire clair claire
        clairs clavier clef clemence clement clementine clerc cloche clos cochet coin colin collet colombe comte conduit conseil
        constance constant contact content contour coq coquet corbeau cordier cordon corne cornet cornu corps cote coudre cour courage
        courant court courte courts couteau couture couvreur credit crepuscule creuse criquet croix cuisinier cure cygne dame danger
        dauphin degre delai delta denier dent desert desire desiree dette dimanche douce doux drapier droit droits duc duchene dur dure
        eclair ecuyer eglise elan emploi enfant enfants entier epine equipe ermite espace esperance essai estoc etang etat ete etoile
        evidence excellent fagot faible faisan fauche faucon fauve ferme fermier feu feuille fidele fille fils fin fine flamand flamant
        fleur fleurs flore foin fol fonder fontaine fontaines force forest forestier foret forge forgeron fort forte forts fortune
        fosse fougere fougeres four fourche fourneau fourneaux frais fraise franc francais francaise france franche francs frere freres
        froid froide fromage froment gagnant gai gaillard galet garant garcon garde gardes gateau gauche gaulois gauthier general
        genereux genet gens gentil gentille germain germaine gilet gomme grace grand grande grandes grandeur grands grange granges
        grave grenat gris grise gros grosse groupe gue guerre guet guide habit hache haie hameau hardi harmonie haut haute hautes hauts
        herbe heritier heure heureux hiver homme honneur honore hotel houx humble image innocent iris ivoire jade jardin jardinier
        jaune jeune jeunes joie joli jolie jour jourdain joyeux juge juillet juin julienne jumeau jumeaux jumelle juste justice lac
        laine lait laitier lance lande landes langage lange langue laurier lavande leger legere lent lentille levant levre lichen
        lievre lilas linge linotte lion lis long longs longue loup loyal loyer lune lys maconnerie madeleine magasin mai maigre maille
        maillet main maire mairesse maison maisons maitre majeur mal malin mallet manche mandarine marais marbre marchand marchande
        marche marechal marguerite marie mariee marin marine mariniere maris marque marron mars marteau martinet masse matelot matin
        maure mauve meilleur melon menage menuisier mere merle messager mesure meunier miel milieu mille mine minet mineur minot
        mirabelle mire miroir mission modeste moine moineau moisson molle monde monnier mont montagne montant mort mot motte mouche
        moulin moulins mouton mur musique mutuelle neige neuf neuve neveu nil noble noblesse noir noire noirs noisette nom nord normand
        normande nourry nouveau nouvel nouvelle nue nuit nuits objectif octave oiseau olive olivier oncle onde opale or orange ordre
        orge orme ours ouvrier page pages paille pain paix palais palme pape papillon paquet parc pardon pareil parent parfait parole
        part pas passe pastel pasteur pastor patience patient paume pauvre pays pecheur peintre pele pelletier penne perche perdrix
        pere peres perle permanence pervenche petit petite petites petits pic pie pied piege pierre pierres pigeon pilote pin pinot
        pinson piquet place plaine plaisir plan planche planches plante plat plume poche poil point pointe poire poirier poisson
        poitevin poivre pomme pommier pompier pont porcher port portal porte porteur portier pot potier poudre poulain poule poulet
        poussin pre prefere premier premiere pres prevot prieur prime primevere prince printemps prophete prudence prudent prune
        pruneau prunier puits pur quartier quatre question rabot racine raison rameau ramier rapide rappel recolte regard reine rem
        remi renard renom ressort riche richesse rideau rime rive riviere rivieres robe roc roche rocher roches roi rois romain romaine
        romains romance rond ronde rondeau rose rosee roses rosier rossignol rouge rouges roulet rousse route roux royal royer ruche
        rude ruisseau sable sablon sabot sac sacre sage sagesse saison salarie salaries salle salles sang sante saphir sapin sarrasin
        sauce saule saut sauvage savant seau sec securite seigneur sel selle semaine serein sergent serre serrurier serve service
        serviette seul siege signe silence simple social sociale sociales soeur soin soir solange soleil solitaire sonnet sorbier sorel
        source sourd soutien stable sud suisse sureau surget tailleur talon tambour tanneur tapis tardif taureau temple temps tendre
        terre terrier tete theme tilleul tisserand tissier toile tonnelier tonnerre tour tournesol tourneur tournier tours trait
        tranchant travail travers tresor trinite triste trouve truelle tuile tulipe union usage vacances vacher vaillant val valet
        valeur vallee vase vaux veau veille velours vent verdier verdure verger verite vers vert verte vertu veuve viande victoire vie
        vieil vieille vieux vif vigne vigneron vignes vilain village villain ville villeneuve vin violet violette virgule vivant vivier
        voile voisin voiture voix vrai yeux
        """)
}
