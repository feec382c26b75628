"""Daily work: what run.py calls once the environment stands."""
