"""A rebooking as JSON from outside, and its computed quote as JSON again (`docs/quote.md`)."""
