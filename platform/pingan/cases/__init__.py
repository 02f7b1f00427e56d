"""The case spine and the event track: every matter is one case with one code and one timeline."""
