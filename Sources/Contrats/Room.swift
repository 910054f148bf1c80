enum ContratsRoom {}
