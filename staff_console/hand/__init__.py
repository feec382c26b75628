"""Hand mode: what the desks do while the server is away, and how it is told afterwards."""
