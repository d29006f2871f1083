"""What every page shares: the frame around it and the way it shows things."""
