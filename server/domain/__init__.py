"""Pure rules: (floor, command, context) to absolute changes. No I/O, no clock, no toolkit."""
