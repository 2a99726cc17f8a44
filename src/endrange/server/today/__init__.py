"""Today: what is planned for the person's own day."""
