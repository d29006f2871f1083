"""What is within reach: gaps, good years, targets."""
