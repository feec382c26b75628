"""Whom the house knows: one page for each contact, with all that happened, and what is planned."""
