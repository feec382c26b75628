"""The server of Now Serving: it decides and remembers."""
