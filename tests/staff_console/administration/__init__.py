"""The administration view of the console."""
