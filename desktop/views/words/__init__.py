"""What the agent reads: numbers, times, refusals, translations."""
