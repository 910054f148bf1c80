enum PlannerRoom {}
