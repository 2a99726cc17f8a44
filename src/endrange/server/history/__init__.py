"""What was done: a calendar of sessions, each to be read, corrected and deleted."""
