"""What an Office file must be before a parser sees it. Nothing of its meaning is read."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.agenda import Unreadable

MOST_ENTRIES = 2000
LARGEST_TOTAL = 100 * 1024 * 1024  # bytes, unpacked
LARGEST_XML = 30 * 1024 * 1024  # bytes of one XML part
STEEPEST_RATIO = 200
_SMALL = (
    1024 * 1024
)  # bytes below which a steep ratio is no bomb: Word's own styles reach 20, blank pictures 1000
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED = 0x1
_MACROS = re.compile(r"(?:^|/)(?:vba\w*\.(?:bin|xml)|.*\.(?:exe|dll|js|vbs|bat))$", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]+)[\"']", re.IGNORECASE)
_KNOWN_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")


def checked(data: bytes) -> None:
    """Raises Unreadable unless every entry is as the directory says, small, and free of macros and DTDs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            start_of_directory = archive.start_dir
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Unreadable("The file is a broken archive.") from error
    _check_directory(entries)
    _check_places(data, entries, end=start_of_directory)
    for entry in entries:
        _check_content(entry, _unpacked(data, entry))


def _check_directory(entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [entry.filename.casefold() for entry in entries]
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
        raise Unreadable("The document is too large when unpacked.")
    if len(set(names)) != len(names):
        raise Unreadable("The document holds the same part twice.")
    if any(_leaves_the_archive(entry.filename) for entry in entries):
        raise Unreadable("The document holds a part with a path that leads out of it.")
    if any(_MACROS.search(entry.filename) for entry in entries):
        raise Unreadable("The document holds macros; save it as .docx without them.")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Unreadable("The document is protected by a password.")
    if any(_is_steep(entry) for entry in entries):
        raise Unreadable("The document is packed too densely to be one.")


def _leaves_the_archive(name: str) -> bool:
    return (
        name.startswith(("/", "\\"))
        or "\\" in name
        or ":" in name
        or "\x00" in name
        or ".." in name.split("/")
    )


def _is_steep(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > STEEPEST_RATIO * max(entry.compress_size, 1)


def _check_places(data: bytes, entries: Sequence[zipfile.ZipInfo], *, end: int) -> None:
    spans = sorted((entry.header_offset, _data_start(data, entry) + entry.compress_size) for entry in entries)
    overlaps = any(upper[1] > lower[0] for upper, lower in pairwise(spans))
    if overlaps or (spans and (spans[-1][1] > end or spans[0][0] < 0)):
        raise Unreadable("The parts of the document lie over one another.")


def _data_start(data: bytes, entry: zipfile.ZipInfo) -> int:
    """Behind the entry's own header, which must name the same part as the directory."""
    header = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size:
        raise Unreadable("The file is a broken archive.")
    signature, *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    start = entry.header_offset + _LOCAL_HEADER.size
    name = data[start : start + name_length]
    written = entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437", "replace")
    if signature != b"PK\x03\x04" or name != written:
        raise Unreadable("The document's directory does not tell the truth about its parts.")
    return start + int(name_length) + int(extra_length)


def _unpacked(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    start = _data_start(data, entry)
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        content, is_whole = packed, True
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        content, is_whole = _inflated(packed, entry.file_size)
    else:
        raise Unreadable("The document is packed in an unusual way.")
    if not is_whole or len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise Unreadable("The document's directory does not tell the truth about its parts.")
    return content


def _inflated(packed: bytes, size: int) -> tuple[bytes, bool]:
    """Never more than one byte beyond the size that was promised."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, size + 1)
    except zlib.error as error:
        raise Unreadable("The file is a broken archive.") from error
    return content, inflater.eof or not inflater.decompress(inflater.unconsumed_tail, 1)


def _check_content(entry: zipfile.ZipInfo, content: bytes) -> None:
    name = entry.filename.casefold()
    if not name.endswith((".xml", ".rels")):
        return
    if len(content) > LARGEST_XML:
        raise Unreadable("The document is too large when unpacked.")
    plain = _as_ascii(content)
    if _DOCTYPE.search(plain):
        raise Unreadable("The document defines its own XML entities.")
    if name == "[content_types].xml" and b"macroenabled" in plain.lower():
        raise Unreadable("The document holds macros; save it as .docx without them.")


def _as_ascii(content: bytes) -> bytes:
    """XML whose markup can be searched byte by byte; an encoding that could hide it is refused."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content[:4]:
        return content.replace(b"\x00", b"")
    declared = _ENCODING.search(content[:400])
    if declared and declared[1].lower() not in _KNOWN_ENCODINGS:
        raise Unreadable("The document is written in an unusual encoding.")
    return content
