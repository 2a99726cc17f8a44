"""The mannequin drawn: from the scenes of the exercise files to moving points, paint order and pictures."""
