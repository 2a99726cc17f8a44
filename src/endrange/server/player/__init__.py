"""The page that guides through a session."""
