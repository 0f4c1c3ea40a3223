"""What a rebooking is made of, and the arithmetic that makes a price of it."""
