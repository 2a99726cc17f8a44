"""Benchmarks: every figure with a yardstick measured in the same run, because machines are noisy.

`make bench` prints them.
"""
