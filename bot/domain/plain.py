"""Makes text and addresses from outside harmless to write anywhere. Never changes what they say."""

import unicodedata
from urllib.parse import urlsplit

# The two joiners are what Persian, Arabic and Indic names need; every other format character is dropped.
_KEPT = frozenset("\n\u200c\u200d")
_BREAKS = str.maketrans(
    {"\t": " ", "\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
)


def printable(text: str) -> str:
    """Without control and bidi characters; every kind of line break is a newline."""
    whole = unicodedata.normalize("NFC", text).replace("\r\n", "\n").translate(_BREAKS)
    return whole if whole.isprintable() else "".join(char for char in whole if _is_shown(char))


def in_one_line(text: str) -> str:
    return " ".join(printable(text).split())


def web_address(address: str | None) -> str | None:
    """The address if it is plain http or https with a host, else None: it is made no link of."""
    if address is None or address != printable(address) or any(char.isspace() for char in address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and host and "@" not in parts.netloc else None


def _is_shown(char: str) -> bool:
    """The last two of each plane are no characters, and XML 1.0 takes none of them."""
    is_character = ord(char) & 0xFFFE != 0xFFFE  # noqa: PLR2004
    return char in _KEPT or (is_character and unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
