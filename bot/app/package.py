"""The Teams app as a zip, from the data in `manifest/`. Never reads a setting."""

import errno
import io
import json
import re
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

MANIFEST = Path(__file__).parents[2] / "manifest"
_AS_THEY_ARE = ("en.json", "color.png", "outline.png")
_PLACEHOLDER = re.compile(r"\$\{(\w+)\}")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can hold: the same bytes whenever it is packed."""
_UNIX = 3
_READABLE = 0o100644 << 16


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


def replace_file(path: Path, data: bytes) -> None:
    """The whole file or the one before it. Raises OSError."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    with TemporaryDirectory(dir=path.parent, prefix=".ordstyrer-") as folder:
        whole = Path(folder) / path.name
        whole.write_bytes(data)
        whole.replace(path)


def _inside_quotes(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


def _zipped(files: dict[str, bytes]) -> bytes:
    """Stored, not deflated: what a compressor makes of the same bytes differs between its versions."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=_EARLIEST)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, data)
    return whole.getvalue()
