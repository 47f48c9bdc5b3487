"""One act per file, over the ports in ports.py. Facts in, facts out; no cards, no words, no SQL."""
