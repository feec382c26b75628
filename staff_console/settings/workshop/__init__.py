"""Pages of settings of what repairs: terms of a service point, parts, suppliers."""
