"""Days in the hall: what customers do at kiosk, wall and phone."""
