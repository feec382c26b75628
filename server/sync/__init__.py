"""What clients follow: topics as projections of the floor, sent once encoded to whoever follows."""
