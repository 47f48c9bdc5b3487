"""Word files that are traps: bombs, lies, macros, entities. None is ever opened by the tests themselves."""

import io
import struct
import zipfile

import docx

XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DOCUMENT = "word/document.xml"


def plain() -> bytes:
    document = docx.Document()
    document.add_paragraph("Direktionen 01-02-2024")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def rebuilt(change: dict[str, bytes], *, extra: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    """The plain document with parts replaced, and with entries added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain())) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name, content in extra:
            new.writestr(name, content)
    return file.getvalue()


def bomb() -> bytes:
    """About 100 KiB that unpack to 100 MiB and more."""
    return rebuilt({}, extra=(("word/media/image1.bin", b"\0" * (101 * 1024 * 1024)),))


def steep_bomb() -> bytes:
    return rebuilt({}, extra=(("word/media/image1.bin", b"\0" * (20 * 1024 * 1024)),))


def many_entries() -> bytes:
    return rebuilt({}, extra=tuple((f"word/media/{number}.bin", b"") for number in range(2001)))


def with_entities(reference: str) -> bytes:
    body = with_text("&leak;")
    return rebuilt({DOCUMENT: XML + f'<!DOCTYPE d [<!ENTITY leak SYSTEM "{reference}">]>'.encode() + body})


def with_entities_in_utf16() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "b">]>' + with_text("&a;").decode()
    return rebuilt({DOCUMENT: text.encode("utf-16")})


def with_odd_encoding() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-7"?>' + with_text("x").decode()
    return rebuilt({DOCUMENT: text.encode("utf-7")})


def with_text(text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return f'<w:document xmlns:w="{space}"><w:body>{paragraph}</w:body></w:document>'.encode()


def with_macros() -> bytes:
    return rebuilt({}, extra=(("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"),))


def with_macro_type() -> bytes:
    with zipfile.ZipFile(io.BytesIO(plain())) as old:
        types = old.read("[Content_Types].xml")
    sober = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return rebuilt(
        {
            "[Content_Types].xml": types.replace(
                sober, b"application/vnd.ms-word.document.macroEnabled.main+xml"
            )
        }
    )


def with_path(name: str) -> bytes:
    return rebuilt({}, extra=((name, b"x"),))


def with_outside_picture(address: str) -> bytes:
    """A relationship to a picture on the network."""
    with zipfile.ZipFile(io.BytesIO(plain())) as old:
        relations = old.read("word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rId900" Type="{kind}" Target="{address}" TargetMode="External"/>'.encode()
    changed = relations.replace(b"</Relationships>", link + b"</Relationships>")
    return rebuilt({"word/_rels/document.xml.rels": changed})


def with_lying_size() -> bytes:
    """The directory promises 10 bytes for the document."""
    return _with_directory_field(DOCUMENT, offset=24, value=struct.pack("<I", 10))


def with_two_of_a_part() -> bytes:
    """The same part under the same name twice, written by hand: zipfile itself warns."""
    data = with_path("word/documenu.xml")
    return data.replace(b"word/documenu.xml", DOCUMENT.encode())


def with_other_name_inside() -> bytes:
    """The directory names another part than the entry itself."""
    data = with_path("word/aaaaaaaa.xml")
    at = data.rindex(b"word/aaaaaaaa.xml")
    return data[:at] + b"word/bbbbbbbb.xml" + data[at + len(b"word/bbbbbbbb.xml") :]


def encrypted() -> bytes:
    return _with_directory_field(DOCUMENT, offset=8, value=struct.pack("<H", 1))


def overlapping() -> bytes:
    """Two entries of the directory lead to the same bytes."""
    data = with_path("word/documenu.xml")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        place = archive.getinfo(DOCUMENT).header_offset
    return _with_directory_field("word/documenu.xml", offset=42, value=struct.pack("<I", place), data=data)


def _with_directory_field(name: str, *, offset: int, value: bytes, data: bytes | None = None) -> bytes:
    """A field of a central directory header, whose name stands at its byte 46."""
    data = data or plain()
    start = data.rindex(name.encode()) - 46
    return data[: start + offset] + value + data[start + offset + len(value) :]
