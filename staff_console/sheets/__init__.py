"""What a key asks before it acts: each sheet is a pure function from records and answers."""
