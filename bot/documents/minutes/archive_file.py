"""The minutes as a PDF for the archive: PDF/A-2a, and PDF/UA-1 for those who have it read aloud.

The words reach the typesetter as data, the look stands in `minutes.typ`. Never a word of its own.
"""

import json
import re
import unicodedata
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import typst

from bot.documents.minutes.content import Content

_LOOK = Path(__file__).with_name("minutes.typ")
_COMMON = re.compile(r"[ -~\u00a0-\u017f–—‘’“”…•€\n]*")
"""What every font has."""
_PROBE = b"#set document(title: [x])\n#set text(lang: sys.inputs.lang)\n#sys.inputs.text"


def minutes_pdf(content: Content, *, at: datetime) -> bytes:
    """`at`, aware, is what the file says of when it was made. The same on every machine: only fonts that the
    typesetter brings are used.
    """
    told = {**asdict(content), "author": content.organisation}
    said = json.dumps(_drawable(told), ensure_ascii=False)
    return _set(_LOOK.read_bytes(), {"content": said}, at=at)


def _set(look: bytes, inputs: dict[str, str], *, at: datetime | None = None) -> bytes:
    made = typst.compile(
        look,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=["a-2a", "ua-1"],
        ignore_system_fonts=True,
        timestamp=at,
    )
    if not isinstance(made, bytes):
        raise TypeError(type(made).__name__)
    return made


def _drawable(told: object) -> object:
    """An archive file may not have a hole where a font has no sign: that sign is written by its name."""
    if isinstance(told, str):
        return told if _COMMON.fullmatch(told) else "".join(map(_named, _clusters(told)))
    if isinstance(told, dict):
        return {key: _drawable(value) for key, value in told.items()}
    return [_drawable(value) for value in told] if isinstance(told, list | tuple) else told


def _clusters(text: str) -> list[str]:
    """Each sign with the marks that are set on it."""
    found: list[str] = []
    for sign in text:
        if found and unicodedata.category(sign).startswith("M"):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _named(cluster: str) -> str:
    if _COMMON.fullmatch(cluster) or _is_drawn(cluster):
        return cluster
    return "".join(f"[{unicodedata.name(sign, f'U+{ord(sign):04X}')}]" for sign in cluster)


@lru_cache(maxsize=10_000)
def _is_drawn(cluster: str) -> bool:
    try:
        _set(_PROBE, {"text": f"a{cluster}a", "lang": "da"})
    except typst.TypstError:
        return False
    return True
