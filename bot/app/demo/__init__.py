"""A fictional municipality and its Direktion, to be tried by hand or played by itself. No bot of its own."""
