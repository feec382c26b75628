"""How long people will wait: what is learnt, what is simulated, what is said."""
