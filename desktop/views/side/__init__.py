"""The right side of the window: the quote, the customer, and what came before."""
