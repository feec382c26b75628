"""The vocabulary of Now Serving: what every program means by a word. Pure: no I/O, no clock."""
