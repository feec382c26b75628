"""What a day would have been under other staffing or rules: it is replayed many times over."""
