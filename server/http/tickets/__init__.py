"""`/crm/tickets`: support tickets, their threads and files."""
