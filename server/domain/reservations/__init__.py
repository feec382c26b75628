"""Reservations: booking, moving, cancelling, checking in."""
