"""The JSON that the player and the library figures ask for, and the events that the player sends."""
