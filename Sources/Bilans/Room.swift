enum BilansRoom {}
