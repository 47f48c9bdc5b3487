"""Ordstyrer: the logistics of a leadership meeting in Microsoft Teams."""
