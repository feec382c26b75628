"""Timers: they ask at the door like everybody else."""
