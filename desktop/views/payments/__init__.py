"""The Payments view: every link with its state, and money that is stuck."""
