"""The bookings of the console."""
