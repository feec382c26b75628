"""The pages of settings of the ticket desk."""
