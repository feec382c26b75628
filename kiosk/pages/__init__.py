"""One pure module for each page of the kiosk: what stands on it, as a value."""
