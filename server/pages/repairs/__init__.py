"""A service request on a phone: its state, its estimate, and what its customer may do."""
