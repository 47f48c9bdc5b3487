"""Makes text that came from a document or a person harmless to show. Never changes what it says.

Markdown, mentions and links are parsed in TextBlock, Fact and some choices, but not in a TextRun
(https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features), so that is where such text goes.
"""

import unicodedata
from urllib.parse import urlsplit

# The two joiners are what Persian, Arabic and Indic names need; every other format character is dropped.
_KEPT = frozenset("\n\u200c\u200d")
_BREAKS = str.maketrans(
    {"\t": " ", "\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
)


def clean(text: str) -> str:
    """Without control and bidi characters, and with the date functions `{{DATE(...)}}`, which clients run in
    any text, taken apart.
    """
    whole = unicodedata.normalize("NFC", text).replace("\r\n", "\n").translate(_BREAKS)
    kept = whole if whole.isprintable() else "".join(char for char in whole if _is_shown(char))
    while "{{" in kept:
        kept = kept.replace("{{", "{ {")
    return kept


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


def web_address(address: str | None) -> str | None:
    """The address if it is plain http or https with a host, else None: no button is made for it."""
    if address is None or address != clean(address) or any(char.isspace() for char in address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and host and "@" not in parts.netloc else None


def _is_shown(char: str) -> bool:
    return char in _KEPT or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
