"""What every job works with: tools, the ledger, how a job goes on after a step."""
