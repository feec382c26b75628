"""How messages leave the house: by mail, by SMS, into a folder; and what calendars take."""
