"""What a person finds in a file of any format: its text, and everything that is hidden in its parts."""

import io
import json
import re
import zipfile
import zlib

import docx
import pypdfium2
from docx.oxml.ns import qn
from lxml import html


def shown(data: bytes, form: str) -> str:
    """In one line, as a person reads it; of JSON every string."""
    readers = {"md": _text, "json": _json, "html": _html, "docx": _word, "pdf": _pdf}
    return " ".join(readers[form](data).replace("\u00a0", " ").split())


def parts(data: bytes, form: str) -> dict[str, bytes]:
    """Every part of the file, unpacked, by its name."""
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {"": _names(package), **{name: package.read(name) for name in package.namelist()}}
    return {"": data, **({"text": shown(data, form).encode(), **_streams(data)} if form == "pdf" else {})}


def _names(package: zipfile.ZipFile) -> bytes:
    entries = (f"{entry.filename} {entry.comment!r} {entry.extra!r}" for entry in package.infolist())
    return "\n".join(entries).encode() + package.comment


def _streams(data: bytes) -> dict[str, bytes]:
    found = re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return {str(at): _inflated(stream[1]) for at, stream in enumerate(found)}


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _text(data: bytes) -> str:
    return re.sub(r"\\([^\w\s]|_)", r"\1", data.decode())


def _json(data: bytes) -> str:
    return json.dumps(json.loads(data), ensure_ascii=False)


def _html(data: bytes) -> str:
    [body] = html.document_fromstring(data.decode()).xpath("//body")
    return "\n".join(body.itertext())


def _word(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    section = document.sections[0]
    around = (section.first_page_header, section.header, section.first_page_footer, section.footer)
    roots = (*(part._element for part in around), document.element.body)
    return "\n".join(
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for root in roots for p in root.iter(qn("w:p"))
    )


def _pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        return "\n".join((*pages, *(f"{key} {value}" for key, value in document.get_metadata_dict().items())))
