"""How much stretching a week aims at, per muscle group and side."""

MINIMUM_S = 5 * 60
"""Seconds a week for each muscle group and side; sources: thomas-2018, ingram-2025."""
PLATEAU_S = 10 * 60
"""More a week has no counted benefit; source: ingram-2025 (the figure from a secondary page)."""
HOLD_S = (30, 120)
"""Bounds of a single hold; sources: warneke-2025, garber-2011, hip-programme."""

MAINTENANCE_S = 60
"""Seconds a week that hold what has been gained; chosen: the shortest useful hold twice, or one longer one.
That one or two sessions a week hold most of it is itself weakly supported (judgement)."""
MAINTENANCE_PLATEAU_S = 5 * 60
"""More a week belongs to restoring range; chosen."""

CIRCLES_FROM_WEEK = 2
"""A progression that ends a chain waits until the chain's stretches are familiar; chosen."""
