"""The vocabulary as data: what words of a meeting document mean. No code but for making patterns."""


def listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


def alternatives(text: str) -> str:
    """Of a pattern: one to a line, the longest first so that none hides behind its own beginning."""
    return "|".join(sorted((line.strip() for line in text.strip().splitlines()), key=len, reverse=True))
