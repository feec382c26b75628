"""The ticket desk: lists of any length, one ticket with its thread, and what is written there."""
