"""The static edition: the dashboard's answers as plain HTML files, for any web server."""
