"""The kiosk: a service is touched, the server gives a number, a slip tells the same on paper."""
