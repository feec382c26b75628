"""`/crm/reservations/service-request`: what is brought to be repaired, and what a desk sets up."""
