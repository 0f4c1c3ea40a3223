"""Reads what agents paste from a reservation system: Amadeus, Sabre, Galileo, Apollo, Worldspan."""
