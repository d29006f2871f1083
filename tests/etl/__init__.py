"""The writing half: what a build refuses, what it writes, and that it never half-writes."""
