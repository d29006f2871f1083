"""What all subjects share; knows none of them."""
