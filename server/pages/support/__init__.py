"""Support on a phone: opening a ticket, its thread by a private link, and lost links."""
