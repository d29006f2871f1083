"""Pages through a real Chromium on a real server."""
