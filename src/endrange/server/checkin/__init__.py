"""How it is: the morning after, once a week, and three activities. Each takes seconds, and none is a duty."""
