"""Days at the desks: what colleagues do, and what the hall shows of it."""
