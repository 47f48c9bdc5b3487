"""The layout families, one module each, and the detector that picks one. No file formats."""
