"""What can be done: exercises, equipment, muscles, articles and questions as content files, and their strict loader."""
