"""The composition root: settings, wiring, server, delivery loop, command line."""
