"""Incoming mail: reading whatever may come, the mail box it is fetched from, and the spool."""
