"""`/crm/events`: meetings, demos and follow-up calls with contacts."""
