"""Webhooks: posting what happened to where a manager has said, signed."""
