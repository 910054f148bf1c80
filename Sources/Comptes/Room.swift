enum ComptesRoom {}
