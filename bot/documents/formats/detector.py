"""Which file format bytes are in, by their content; a name is never asked."""

import io
import zipfile
from enum import StrEnum

from bot.domain.agenda import Unreadable

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_MARK_WITHIN = 1024  # bytes; readers accept rubbish before it


class Format(StrEnum):
    TEXT = "txt"
    PDF = "pdf"
    WORD = "docx"


def format_of(data: bytes) -> Format:
    start = data[:_PDF_MARK_WITHIN]
    if not data.strip():
        raise Unreadable("The file is empty.")
    if b"%PDF-" in start:
        return Format.PDF
    if data.startswith(_ZIP):
        return _office(data)
    if data.startswith(_OLD_OFFICE):
        raise Unreadable(
            "This is an old or encrypted Office file; save it as .docx without a password, or as PDF."
        )
    if start.startswith(b"{\\rtf"):
        raise Unreadable("Rich text cannot be read; save it as .docx or PDF.")
    if b"<html" in start.lower() or b"<!doctype html" in start.lower():
        raise Unreadable("Web pages cannot be read yet; save the page as PDF.")
    return Format.TEXT


def _office(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Unreadable("The file is a broken archive.") from error
    if "word/document.xml" not in names and "[Content_Types].xml" not in names:
        raise Unreadable("Of archives only Word documents (.docx) can be read.")
    return Format.WORD
