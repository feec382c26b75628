"""The door: the only way to change anything, and the tailer that tells what has changed."""
