"""The front door of reading: bytes to Agenda, in this process. For untrusted files there is `sandbox`."""

from bot.documents.formats.detector import Format, format_of
from bot.documents.layouts.detector import layout_of
from bot.documents.lines import Source, mended
from bot.domain.agenda import Agenda, Unreadable

LARGEST_FILE = 20 * 1024 * 1024  # bytes


def read_agenda(data: bytes, *, format: str | None = None) -> Agenda:  # noqa: A002 - the option's name
    """Raises Unreadable with one sentence for a person, and nothing else, whatever the bytes are."""
    if len(data) > LARGEST_FILE:
        raise Unreadable("The file is larger than 20 MiB.")
    found = format_of(data)
    if format is not None and format != found:
        raise Unreadable(f"The file is not in the format {format}.")
    source = _source(data, found)
    source = Source(lines=tuple(mended(source.lines)), furniture=source.furniture)
    if not source.lines:
        raise Unreadable("There is no text in this file.")
    return layout_of(source).read(source)


def _source(data: bytes, found: Format) -> Source:
    """The parsers of PDF and Word are loaded only when they are needed: they are large."""
    if found is Format.PDF:
        from bot.documents.formats import pdf  # noqa: PLC0415

        return pdf.lines(data)
    if found is Format.WORD:
        from bot.documents.formats import word  # noqa: PLC0415

        return word.lines(data)
    from bot.documents.formats import text  # noqa: PLC0415

    return text.lines(data)
