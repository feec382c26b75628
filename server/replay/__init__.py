"""A recorded day, played again from outside: as customers, a kiosk and clerks would do it."""
