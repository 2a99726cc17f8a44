"""A virtual person's weeks, lived through the real rules and planner into a folder that is thrown away."""
