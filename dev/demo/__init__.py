"""`run.py demo`: a running hall on this machine, in windows or in pictures, or a recorded day."""

from dev.demo.command import main

__all__ = ["main"]
