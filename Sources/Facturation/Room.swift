enum FacturationRoom {}
