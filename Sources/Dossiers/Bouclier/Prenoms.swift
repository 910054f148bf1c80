/// First names usual in France and Luxembourg that are no common word: one of them and a capitalised word are a person.
enum Prenoms {
    /// Normalised.
    static let courants: Set<String> = MotsCommuns.mots(
        """
        adele adrien agathe agnes ahmed aicha alain albert alex alexandra alexandre alexis alice alicia aline amandine amelie amina
        anais andre andrea angelique anita anne annick annie anthony antoine antonio arnaud arthur audrey aurelie aurelien axel ayoub
        baptiste barbara bastien beatrice benjamin benoit bernadette bernard bertrand brahim brigitte bruno camille carine carla carlos
        carmen carole caroline catherine cecile cedric celine chantal charlene charles charlotte christelle christian christiane
        christine christophe claire clara claude claudine clemence clement coralie corinne cyril cyrille damien daniel danielle david
        deborah delphine denis denise didier dominique dylan edith edouard elena eliane elisa elisabeth elise elodie elsa emeline
        emilie emma emmanuel emmanuelle enzo eric estelle etienne eva evelyne fabien fabienne fabrice fanny farid fatiha fatima fatma
        felix ferdinand fernanda fernando florent florian francis franck francois francoise frederic frederique gabriel gabrielle gael
        gaelle genevieve georges gerald geraldine gerard ghislaine gilbert gilles giovanni gregory guillaume guy hakim hamid hanna hans
        hassan helene henri herve hicham hubert hugo ibrahim ilona ines irene isabelle ismael ivan jacqueline jacques jamila jean
        jeanne jeannine jennifer jeremy jerome jessica joana joao joelle johanna jonathan jorge jose joseph josette josiane juan judith
        jules julia julie julien juliette justine kamel karim karima karine katia kevin khadija khalid klaus laetitia laila latifa
        laura laure laurence laurent lea leila leo leon leonie liliane lina linda lionel loic louis louise luc lucas lucie lucien
        ludivine ludovic luis lydia lydie mael malik malika manon manuel manuela marc marcel marco margaux margot maria marianne marie
        marina mario marion marjorie marlene martine maryse mateo mathieu mathilde matthieu maud maurice max maxime mehdi melanie
        melissa michael michel michele michelle miguel mireille mohamed mohammed monique morgane mouna mourad mustapha myriam nabil
        nadege nadia nadine naima nathalie nathan nicolas nicole noemi noemie nora nordine odette odile olga olivia omar ophelie oscar
        pascale patricia patrick paul paula pauline pedro peter philippe pierrick quentin rachel rachid rafael raphael raymonde rebecca
        regine regis remi renaud ricardo robert roberto rodrigo roger roland romain roman romane ronan rosa roxane rui sabrina said
        salima samia samir samira samuel sandra sandrine sandy sara sarah sebastien serge severine simone sofia sofiane solene sonia
        sophie stella stephane stephanie steve steven susana suzanne sylvain sylvie tanguy tania tatiana teresa thibault thierry thomas
        tiago tom ursula valerie vanessa vera veronique vincent virginie vladimir walter wendy william xavier yann yannick yasmina
        yasmine yassine yohan youssef yves yvette yvonne zahra zoe zohra
        """)
}
