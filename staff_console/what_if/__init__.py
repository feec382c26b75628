"""A past day replayed with other staff, rules, services or customers, and compared."""
