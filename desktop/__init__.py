"""Social Pay Desk: payment links in private messages, for an airline's agents."""
