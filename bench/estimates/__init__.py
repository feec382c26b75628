"""How well waits are foretold: a recorded half year, replayed through the server's estimator."""
