"""Rows to facts: what one reader may know, and nothing else. Never a change of the store."""
