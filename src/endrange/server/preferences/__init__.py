"""Settings: voice, theme, time zone, help in an emergency, and the person's own data."""
