enum EntreprisesRoom {}
