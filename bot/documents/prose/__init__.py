"""Sentences, dates, people, outcomes and follow-ups found in running text. No lines of a file, no layouts."""
