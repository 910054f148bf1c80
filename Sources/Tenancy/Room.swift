enum TenancyRoom {}
