"""The page of priorities: gaps, what a good year gains, targets."""
