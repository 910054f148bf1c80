enum DisclosureControlRoom {}
