"""The settings of the ticket desk: canned responses, policies, calendars, rules, webhooks."""
