"""Reservations: what can be booked, holding a time, booking, moving, cancelling, the wait list."""
