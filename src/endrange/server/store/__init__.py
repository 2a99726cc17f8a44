"""Rows: what is kept about a person, and nothing that can be worked out from it (but the sessions' summary)."""
