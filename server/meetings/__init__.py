"""Video rooms of reservations, with whatever provider the house has."""
