"""Automation: typed rules that change tickets and tell people, each change with its cause."""
