"""What a person can ask for, from the question to the effect."""
