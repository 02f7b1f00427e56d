"""Django's PostGIS backend for connections that are kept: looks at them cheaply, prepares what runs often."""
