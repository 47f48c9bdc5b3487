"""The Teams app as a zip, from the data in `manifest/`. Never reads a setting."""

import io
import json
import re
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.documents.packing import plain_entry

MANIFEST = Path(__file__).parents[2] / "manifest"
_AS_THEY_ARE = ("en.json", "color.png", "outline.png")
_PLACEHOLDER = re.compile(r"\$\{(\w+)\}")


@dataclass(frozen=True, kw_only=True)
class Installation:
    """What differs from one installation to the next; the fields are the placeholders of `manifest.json`.

    `public_url` has no slash at its end; `publisher` is at most MOST_IN_PUBLISHER characters.
    """

    app_id: str
    public_url: str
    publisher: str
    version: str


MOST_IN_PUBLISHER = 32
"""`developer.name` in the schema of the manifest, v1.30."""


def app_package(installation: Installation) -> bytes:
    """Raises KeyError for a placeholder that nothing fills."""
    template = (MANIFEST / "manifest.json").read_text(encoding="utf-8")
    values = {name: _inside_quotes(value) for name, value in asdict(installation).items()}
    filled = _PLACEHOLDER.sub(lambda placeholder: values[placeholder[1]], template)
    files = {"manifest.json": filled.encode()}
    return _zipped(files | {name: (MANIFEST / name).read_bytes() for name in _AS_THEY_ARE})


def _inside_quotes(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


def _zipped(files: dict[str, bytes]) -> bytes:
    """Stored, not deflated: what a compressor makes of the same bytes differs between its versions."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(plain_entry(name), data)
    return whole.getvalue()
