"""The people who write to the airline: who they are, what they say, how they pay."""
