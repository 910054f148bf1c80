enum PermanencesRoom {}
