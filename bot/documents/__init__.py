"""Meeting documents in and out: bytes to Agenda, minutes to bytes. Never a store, never a card."""
