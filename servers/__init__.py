"""The dashboard and nginx as they really run, on ports of their own: for tests and measurements."""
