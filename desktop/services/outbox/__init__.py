"""Working the durable jobs."""
