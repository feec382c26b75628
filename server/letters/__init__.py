"""What messages say: facts of the floor, sentences in the customer's language, mail and SMS."""
