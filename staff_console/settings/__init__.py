"""The settings of the hall, for managers: typed, foretold by the server, then saved."""
