"""Advice to show the hip to somebody: the plan goes on meanwhile, and who has looked is kept."""
