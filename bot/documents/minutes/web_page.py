"""The minutes as one HTML file with nothing to fetch, to be read aloud and printed. Never their words."""

from collections.abc import Iterable
from html import escape

from bot.documents.minutes.content import Content, Entry, Section
from bot.documents.minutes.rulings import Ruling

_STYLE = """
@page { size: A4; margin: 20mm 20mm 18mm; }
* { box-sizing: border-box; }
body { font: 11pt/1.5 "Segoe UI", Calibri, "Helvetica Neue", Arial, sans-serif; color: #1a1a1a;
  max-width: 170mm; margin: 0 auto; overflow-wrap: break-word; }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 8mm;
  border-bottom: .6pt solid #767676; padding-bottom: 4mm; margin-bottom: 6mm; }
.logo { width: 50mm; height: 18mm; flex: none; }
.organisation { font-size: 10pt; color: #444; margin: 0; }
h1 { font-size: 22pt; line-height: 1.2; margin: 0 0 1mm; }
h2 { font-size: 14pt; line-height: 1.3; margin: 9mm 0 2mm; break-after: avoid; }
h3 { font-size: 11.5pt; line-height: 1.35; margin: 5mm 0 1mm; break-after: avoid; }
p { margin: 0 0 2mm; }
.mark { font-weight: 600; border-left: 1.2mm solid #8a4b00; padding-left: 3mm; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5mm 6mm; margin: 0 0 4mm; }
dt { color: #444; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-size: 9.5pt; color: #444; border-bottom: .8pt solid #1a1a1a; padding: 0 0 1mm; }
td { vertical-align: top; border-bottom: .4pt solid #b0b0b0; padding: 2.5mm 0; }
th:first-child, td:first-child { width: 30mm; padding-right: 4mm; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
td h3 { margin-top: 0; }
.note { font-style: italic; color: #444; }
ul { list-style: none; margin: 0; padding: 0; }
.signatures { display: flex; gap: 12mm; margin-top: 16mm; break-inside: avoid; }
.signatures div { flex: 1; border-top: .6pt solid #1a1a1a; padding-top: 1.5mm; }
.signatures p { margin: 0; }
@media screen { body { padding: 10mm 4mm; } }
@media print { body { max-width: none; } }
"""


def minutes_page(content: Content) -> bytes:
    head = [
        f'<!DOCTYPE html>\n<html lang="{escape(content.language)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(content.kind)}: {escape(content.title)}</title>",
        f"<style>{_STYLE}</style></head><body>",
    ]
    body = [*_top(content), "<main>", *_agenda(content), *_decided(content), *_written(content)]
    return "\n".join(
        [*head, *body, *_papers(content.papers), *_signatures(content), "</main>", "</body></html>\n"]
    ).encode()


def _top(content: Content) -> list[str]:
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in content.particulars)
    return [
        f'<header><div><p class="organisation">{escape(content.organisation)}</p>',
        f"<h1>{escape(content.title)}</h1>",
        f'<p class="organisation">{escape(content.kind)}</p></div><div class="logo"></div></header>',
        *(f'<p class="mark">{escape(mark)}</p>' for mark in content.marks),
        f"<dl>{told}</dl>",
    ]


def _agenda(content: Content) -> list[str]:
    columns = "".join(f'<th scope="col">{escape(column)}</th>' for column in content.columns)
    return [
        f"<h2>{escape(content.items_heading)}</h2>",
        *_paragraphs([content.openness] if content.openness else []),
        *_section(content.case),
        *_paragraphs([content.lead_in]),
        f"<table><thead><tr>{columns}</tr></thead><tbody>",
        *(_entry(entry) for entry in content.entries),
        "</tbody></table>",
    ]


def _entry(entry: Entry) -> str:
    text = "".join(_paragraphs(entry.paragraphs))
    return f"<tr><td>{escape(entry.clock)}</td><td><h3>{escape(entry.heading)}</h3>{text}</td></tr>"


def _decided(content: Content) -> list[str]:
    return [
        f"<h2>{escape(content.decided_heading)}</h2>",
        *_paragraphs([content.decided_lead_in]),
        *(line for ruling in content.rulings for line in _ruling(ruling)),
    ]


def _written(content: Content) -> list[str]:
    told = [line for ruling in content.written for line in _ruling(ruling)]
    return [f"<h2>{escape(content.written_heading)}</h2>", *told] if told else []


def _ruling(ruling: Ruling) -> list[str]:
    notes = (f'<p class="note">({escape(note)})</p>' for note in ruling.notes)
    return [f"<h3>{escape(ruling.heading)}</h3>", *_paragraphs(ruling.paragraphs), *notes]


def _section(section: Section | None) -> list[str]:
    return [f"<h2>{escape(section.heading)}</h2>", *_paragraphs(section.paragraphs)] if section else []


def _papers(papers: Section | None) -> list[str]:
    if papers is None:
        return []
    listed = "".join(f"<li>{escape(paper)}</li>" for paper in papers.paragraphs)
    return [f"<h2>{escape(papers.heading)}</h2>", f"<ul>{listed}</ul>"]


def _signatures(content: Content) -> list[str]:
    places = "".join(
        f"<div><p>{escape(one.office)}: {escape(one.name)}</p><p>{escape(content.signed_on)}:</p></div>"
        for one in content.signatures
    )
    return [f"<h2>{escape(content.signatures_heading)}</h2>", f'<div class="signatures">{places}</div>']


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [f"<p>{escape(text)}</p>" for text in texts]
