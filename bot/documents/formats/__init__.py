"""One reader per file format: bytes to lines. No layout is known here."""
