"""Booking by phone: what can be booked, choosing a time, the details, and one's own reservation."""
