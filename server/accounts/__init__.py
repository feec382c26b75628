"""Who may sign in: keys, tokens, passwords and the accounts themselves."""
