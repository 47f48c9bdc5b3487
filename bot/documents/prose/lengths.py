"""How many minutes a printed length is. No sentence is understood here."""

from bot.documents.words.running_order import LENGTH, NUMBERS, WHOLES

_LONGEST = 600
"""Minutes. What is longer belongs to a case and not to a meeting."""


def minutes(printed: str) -> int | None:
    """`10 min.`, `ti minutters`, `et kvarter`; None where that is no length that an item can have."""
    found = LENGTH.search(printed)
    if found is None:
        return None
    if found["whole"]:
        return WHOLES[found["whole"].casefold()]
    number = found["minutes"].casefold()
    count = NUMBERS.get(number) or int(number)
    return count if 0 < count <= _LONGEST else None
