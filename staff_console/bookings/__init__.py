"""The bookings: day and week as a grid, what is chosen, and what can be done with it."""
