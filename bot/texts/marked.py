"""Marks sentences that are kept in a table before they are said. Never translates."""


def N_(sentence: str) -> str:  # noqa: N802 - gettext's own name for this mark
    return sentence
