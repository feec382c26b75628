"""Sheets that lie over the page."""
