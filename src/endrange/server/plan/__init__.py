"""The weeks ahead, what and why."""
