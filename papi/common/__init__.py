"""Code shared by all subjects; it imports none of them."""
