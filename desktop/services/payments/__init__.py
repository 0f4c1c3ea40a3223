"""Following the money at the provider."""
