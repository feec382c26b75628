"""Practice: a new colleague learns the console on a simulated hall that nothing leaves."""
