"""The managers' reports: how promises were kept, and what would be with other staff or rules."""
