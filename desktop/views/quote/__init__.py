"""The quote panel: building a quote, sending its link, entering the tickets."""
