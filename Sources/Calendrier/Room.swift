enum CalendrierRoom {}
