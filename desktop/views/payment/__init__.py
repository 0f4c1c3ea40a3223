"""Where money stands: badges, the payment card and its ladder."""
