"""What tables of Word files need and python-docx has no name for. Never what stands in them."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell, _Row


def unbroken(row: _Row) -> None:
    """Never torn over two pages."""
    _told(row, "cantSplit")


def repeated(row: _Row) -> None:
    """At the head of each page that the table goes on to."""
    _told(row, "tblHeader")


def ruled(cell: _Cell, side: str, *, color: str, eighths: int) -> None:
    """A line along one side, so many eighths of a point thick."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no borders of its own
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = OxmlElement("w:tcBorders")
        properties.append(borders)
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "0"), ("color", color)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)


def _told(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))  # noqa: SLF001 - not in python-docx
