"""A zip with the same bytes whenever it is made, and without a word of the machine. Never what is in it."""

import io
import zipfile

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can hold."""
_UNIX = 3
_READABLE = 0o100644 << 16


def same_zip(package: bytes) -> bytes:
    """Its files in their order."""
    whole = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(plain_entry(name), before.read(name), compress_type=zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def plain_entry(name: str) -> zipfile.ZipInfo:
    """A file's place in a zip."""
    entry = zipfile.ZipInfo(name, date_time=_EARLIEST)
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry
