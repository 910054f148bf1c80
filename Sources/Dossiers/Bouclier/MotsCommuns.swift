/// Word lists of the shield, normalised as names are compared: lower case, no accent. They decide what a name known to the service is worth
/// where it stands; a word that is in none of them is a name wherever it is.
enum MotsCommuns {
    /// Grammar: names nobody, unless written with a capital in the middle of a sentence.
    static let outils: Set<String> = mots(
        """
        a ai aie aient ainsi alors an ans apres as assez au aucun aucune aupres aussi autre autres aux avaient avais avait avant avec
        avez avons ayant bien c ca car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez ci comme comment d dans
        de deja depuis des deux devant dire dit donc dont dos du durant elle elles en encore enfin ensuite entre es est et etaient
        etait etant ete etes etre eu eux faire fait faut font hors ici il ils j je jour jours jusqu jusque l la le les leur leurs lors
        lorsque lui m ma mais malgre me meme memes mes mieux moins mois mon n ne ni non nos notre nous nul on ont ou par parce parfois
        parmi pas pendant peu peut peuvent plus plusieurs plutot pour pourquoi presque puis puisque qu quand que quel quelle quelles
        quelque quelques quels qui quoi s sa sans sauf se selon semaine sera serait seront ses si sinon soit son sont sous souvent sur
        t ta tant te tel telle tels temps tes toi ton toujours tous tout toute toutes tres trois trop tu un une vers via voici voila
        vos votre vous vu y
        """)

    /// Parts of names that are never a name alone.
    static let particules: Set<String> = mots(
        """
        a abou al au aux ben bin d da de del della den der des di do dos du e el en et l la le les mac mc ou saint sainte st ste un une
        van von y zu
        """)

    /// What stands before a name.
    static let civilites: Set<String> = mots(
        """
        docteur docteure dr frau herr m madame mademoiselle maitre me mesdames messieurs mlle mlles mme mmes monsieur mr mrs pr
        professeur senhor senhora
        """)

    /// What stands after « Mme » without naming anybody.
    static let titres: Set<String> = mots(
        """
        aout assistant assistante avril chaque chef cheffe comite conseil cse d daf de decembre delegue deleguee des dg directeur
        directrice drh du et fevrier hse infirmier infirmiere inspecteur inspectrice janvier juge juillet juin l la le les mai maire
        mars medecin ministre novembre octobre ou prefet president presidente qvt responsable rh rsp secretaire septembre service tout
        un une
        """)

    /// Kinds of places that bear the name of somebody famous: « collège Jules-Ferry ».
    static let etablissements: Set<String> = mots(
        """
        action association avenue batiment bibliotheque boulevard canton centre cfa clinique cliniques college colleges creche creches
        dispositif ecole ecoles elementaire fondation fort gare gymnase hopital hopitaux hospitalier institut iut loi lycee lycees
        maison maternelle mediatheque mission parc place plan polyclinique pont primaire prix quai quartier resto restos rue salle
        square stade technopole theatre universite universites zac zi
        """)

    /// Proper names everybody writes with a capital: towns, regions, feasts, bodies. A name only beside another one.
    static let lieux: Set<String> = mots(
        """
        adil afpa agefiph agirc algerie allemagne alsace alsacienne amiens angers anil apec aquitaine ardenne ardennes arlon arrco
        ascension auvergne banque bastogne belgique berlin blois bordeaux bourgogne brest bretagne briey bruxelles caen caf carsat ccas
        cesu champagne chaumont cnav colmar cologne corse cpam differdange dijon dudelange emploi epinal esch espagne europe florence
        forbach france francfort fsl haguenau hayange italie langres lille limoges logement longwy lorrain lorraine lourdes lunaville
        luneville luxembourg lyon macon marne maroc marseille metz meurthe meuse moselle msa mulhouse nancy nantes nice noel normandie
        occitanie orleans paques paris pentecote picardie pole pologne portugal poste provence reims remiremont rome rouen roumanie
        sarrebruck sarreguemines saverne savoie selestat solidaire solidaires strasbourg suisse thionville toul toulouse tours
        toussaint treves troyes tunisie turquie urssaf valence vannes verdun vienne vittel vosges
        """)

    /// After a word that opens a sentence, they make it somebody: « Petit est venu ».
    static let verbes: Set<String> = mots(
        """
        a avait aura aurait est etait sera serait va vient venait ira doit devait peut pouvait souhaite souhaitait demande travaille
        habite vit attend attendait rencontre traverse exprime indique dit disait pense craint veut voulait ne n se s m y lui nous
        """)

    static func mots(_ liste: String) -> Set<String> { Set(liste.split { $0 == " " || $0 == "\n" }.map(String.init)) }
}
