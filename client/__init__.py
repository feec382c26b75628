"""What the three Qt programs share: app loop, link, live state, theme, fonts, QR. No screens."""
