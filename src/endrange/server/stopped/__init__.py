"""The lock: what was found, what to do, and who has looked at it."""
