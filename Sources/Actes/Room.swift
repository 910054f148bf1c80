enum ActesRoom {}
