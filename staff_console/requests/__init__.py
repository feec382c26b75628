"""Repairs: the board by state, one request beside it, and every step that a clerk takes with it."""
