"""Support tickets: the rules of threads, statuses, customers, merging and what follows."""
