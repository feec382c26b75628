"""The managers' view of who and what is let in: colleagues, devices, the audit, personal data."""
