"""Rows: what is kept about a person. Only the sessions' summary could be worked out from the rest."""
