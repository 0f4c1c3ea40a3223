"""What every adapter to the outside shares: the HTTP client and its JSON."""
