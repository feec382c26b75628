"""`/crm/contacts`: whom the house knows, and what happened to them."""
