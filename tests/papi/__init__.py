"""The reading half: figures asked, sentences worded, files written."""
