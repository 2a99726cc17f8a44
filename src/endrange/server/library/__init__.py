"""The exercises, to read and to add to."""
