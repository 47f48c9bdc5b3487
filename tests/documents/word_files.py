"""Word files for the tests, in the ways in which a secretariat writes them. No expectations."""

import io
import re
from typing import Any

import docx
from docx.document import Document

_TIME = re.compile(r"^(\d{1,2}[.:]\d{2}|-)\s+(.*)$")


def from_reading(expected: dict[str, Any], *, title_style: str | None = "List Bullet") -> bytes:
    """Real paragraphs: a header, a table with two columns, numbered attachments."""
    document = docx.Document()
    header = document.sections[0].header.paragraphs[0]
    header.text = f"{expected['organisation']} - side 1"
    day = "-".join(reversed(expected["date"].split("-")))
    document.add_paragraph(f"{expected['body']} {day}")
    document.add_paragraph("Punkter til behandling")
    document.add_paragraph("Åben Sag" if expected["case"]["open"] else "Lukket Sag")
    for heading, text in expected["case"].get("sections", {}).items():
        if heading != "Indstilling":
            document.add_heading(heading, level=2)
            document.add_paragraph(text)
    if "agenda" in expected["kind"]:
        _add_table(document, expected)
    if "minutes" in expected["kind"]:
        _add_decisions(document, expected, day, title_style=title_style)
    _add_attachments(document, expected["case"]["attachments"])
    return _saved(document)


def _add_table(document: Document, expected: dict[str, Any]) -> None:
    document.add_paragraph(f"{expected['body']} har følgende punkter til behandling:")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Tid", "Punkt"
    pauses = [
        {**pause, "title": pause["label"], "description": pause.get("note"), "open": True}
        for pause in expected["breaks"]
    ]
    for row in sorted([*expected["items"], *pauses], key=lambda row: row["start"] or "99:99"):
        time, point = table.add_row().cells
        time.text = _printed(row)
        point.text = _title(row, is_open_case=expected["case"]["open"])
        if row["description"]:
            point.add_paragraph(row["description"])
    if text := expected["case"].get("sections", {}).get("Indstilling"):
        document.add_heading("Indstilling", level=2)
        document.add_paragraph(text)


def _title(row: dict[str, Any], *, is_open_case: bool) -> str:
    front = "" if row["open"] or not is_open_case else "Lukket - "
    marks = [
        f"{row['duration_minutes']} min." if row.get("duration_minutes") else "",
        f"ikke før kl. {row['start'].replace(':', '.')}" if row.get("not_before") else "",
    ]
    return f"{front}{row['title']}" + "".join(f" ({mark})" for mark in marks if mark)


def _printed(row: dict[str, Any]) -> str:
    if row["start"] is None:
        return "-"
    return "-".join(time.replace(":", ".") for time in (row["start"], row["end"]) if time)


def _add_decisions(
    document: Document, expected: dict[str, Any], day: str, *, title_style: str | None
) -> None:
    document.add_paragraph(f"Beslutning i {expected['body']} den {day}")
    document.add_paragraph(f"{expected['body']} havde følgende punkter til behandling:")
    for item in expected["items"]:
        document.add_paragraph(item["title"] if title_style else f" {item['title']}", style=title_style)
        if item["decision"]:
            document.add_paragraph(item["decision"]["text"])
    if expected["end"]:
        document.add_paragraph(f"Mødet blev hævet kl. {expected['end']}.")


def _add_attachments(document: Document, attachments: list[dict[str, Any]]) -> None:
    if attachments:
        document.add_paragraph("Bilag:")
    for one in attachments:
        words = [one["document_id"], "Åben" if one["open"] else "Lukket", one["title"]]
        tail = f"({one['reference']}) (H)" if one["reference"] else "() ()"
        document.add_paragraph(" ".join([*(word for word in words if word), tail]), style="List Number")


def from_text(text: str) -> bytes:
    """The printed lines, one paragraph each, but with a real table and the attachments as a real list."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Dagsorden og referat"
    lines = [line for line in text.split("\n") if line.strip()]
    table = None
    in_attachments = False
    entry: list[str] = []
    for line in lines:
        if line.strip() == "Tid Punkt":
            table = document.add_table(rows=1, cols=2)
            table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Tid", "Punkt"
        elif table is not None and line.strip() == "Indstilling":
            table = None
            document.add_paragraph(line.strip())
        elif table is not None:
            _add_to_table(table, line)
        elif in_attachments:
            entry = _added(document, entry, line)
        else:
            document.add_paragraph(line.rstrip())
            in_attachments = line.strip() == "Bilag:"
    if entry:
        document.add_paragraph("\n".join(entry), style="List Number")
    return _saved(document)


def _add_to_table(table: Any, line: str) -> None:
    if row := _TIME.match(line.strip()):
        time, point = table.add_row().cells
        time.text, point.text = row[1], row[2]
    else:
        table.rows[-1].cells[1].add_paragraph(line.strip())


def _added(document: Document, entry: list[str], line: str) -> list[str]:
    if not (opening := re.match(r"^\s*\d+ -\s*(.*)$", line)):
        return [*entry, line.strip()]
    if entry:
        document.add_paragraph("\n".join(entry), style="List Number")
    return [opening[1].strip()] if opening[1].strip() else []


def _saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
