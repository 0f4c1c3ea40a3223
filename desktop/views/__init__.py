"""What a person sees: widgets, delegates, Qt item models and the theme."""
