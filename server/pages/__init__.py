"""What a phone sees: the page to join a queue and the live place of one visit."""
