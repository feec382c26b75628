"""The figures of the README: each measured against something in the same run, each one command."""
