"""Everything at once: all tables and views as a folder of files with their own description."""
