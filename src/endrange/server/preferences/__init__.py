"""Settings: voice, theme, time zone, units, help in an emergency, and the person's own data."""
