"""Everything at once: all tables and views as a folder of files that says itself what it holds."""
