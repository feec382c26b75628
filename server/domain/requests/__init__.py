"""Rules of service requests: what customers bring to be repaired, until it is theirs again."""
