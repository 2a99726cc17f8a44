"""The first visit: what this is, is it safe, where it hurts, what there is to train with."""
