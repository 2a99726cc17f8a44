"""Progress: pain, function, sessions and minutes over time, each chart with the same in words and numbers."""
