"""Papers of service requests as PDF: estimate, invoice, receipt, and the label of an item."""
