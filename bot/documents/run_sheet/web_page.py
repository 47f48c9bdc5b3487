"""The run sheet as one HTML file with nothing to fetch, made for A4 paper. Never its words."""

from html import escape

from bot.documents.run_sheet import wording
from bot.domain.facts import RunSheet, SheetItem
from bot.texts import Words

_STYLE = """
@page { size: A4; margin: 14mm 15mm 12mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.35 "Segoe UI", Calibri, "Helvetica Neue", Arial, sans-serif; color: #111;
  max-width: 180mm; margin: 0 auto; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 8mm; }
h1 { font-size: 17pt; line-height: 1.2; margin: 0; }
.state { white-space: nowrap; color: #555; font-size: 9pt; }
.when { font-weight: 600; margin: 1mm 0 0; }
.people { margin: .5mm 0 0; font-size: 9.5pt; color: #333; overflow-wrap: anywhere; }
.link { font-size: 7.5pt; color: #555; }
.link a { color: inherit; text-decoration: none; }
table { width: 100%; border-collapse: collapse; margin-top: 5mm; table-layout: fixed; }
th { text-align: left; font-size: 8.5pt; font-weight: 600; color: #555; padding: 0 2mm 1mm; }
tbody { break-inside: avoid; border-top: .6pt solid #111; }
tbody:last-of-type { border-bottom: .6pt solid #111; }
td { vertical-align: top; padding: 2mm 2mm .5mm; }
.hours { width: 27mm; white-space: nowrap; font-weight: 600; font-variant-numeric: tabular-nums; }
.write { width: 19mm; }
td.write span { display: block; border-bottom: .6pt solid #999; height: 6mm; }
.title { font-weight: 600; overflow-wrap: anywhere; }
.closed { font-weight: 600; font-size: 8.5pt; border: .6pt solid #111; border-radius: 1mm; padding: 0 1.2mm;
  white-space: nowrap; }
.about { font-size: 9.5pt; color: #333; overflow-wrap: anywhere; }
.decision td { padding: 0 2mm 3.5mm; }
.decision div { display: flex; align-items: flex-end; gap: 2mm; font-size: 8.5pt; color: #555; height: 7mm; }
.decision div::after { content: ""; flex: 1; border-bottom: .6pt solid #999; }
footer { margin-top: 4mm; font-size: 8.5pt; color: #555; }
footer p { margin: 0; }
footer .closed-note { font-weight: 600; color: #111; }
@media screen { body { padding: 12mm 0; } }
"""


def run_sheet_page(sheet: RunSheet, words: Words) -> bytes:
    name = words.say("Run sheet")
    title = f"{name} · {wording.top_line(sheet)}"
    parts = [
        f'<!DOCTYPE html><html lang="{words.language}"><head><meta charset="utf-8">',
        f'<meta name="referrer" content="no-referrer"><title>{escape(title)}</title>',
        f"<style>{_STYLE}</style></head><body>",
        *_head(sheet, words),
        *_table(sheet, words),
        *_foot(sheet, words),
        "</body></html>\n",
    ]
    return "\n".join(parts).encode()


def _head(sheet: RunSheet, words: Words) -> list[str]:
    lines = [f'<p class="people">{escape(line)}</p>' for line in wording.people_lines(sheet, words)]
    link = wording.link(sheet)
    if link:
        shown = f'<a href="{escape(link)}">{escape(link)}</a>'
        lines.append(f'<p class="people link">{escape(words.say("Join the meeting"))}: {shown}</p>')
    state = f"{words.say('Run sheet')} · {wording.state(sheet, words)}"
    return [
        f"<header><h1>{escape(wording.top_line(sheet))}</h1>",
        f'<span class="state">{escape(state)}</span></header>',
        f'<p class="when">{escape(wording.when_and_where(sheet, words))}</p>',
        *lines,
    ]


def _table(sheet: RunSheet, words: Words) -> list[str]:
    heads = (
        ("hours", words.say("Planned")),
        ("write", words.say("Began")),
        ("write", words.say("Ended")),
        ("", words.say("Item")),
    )
    cells = "".join(f'<th class="{kind}">{escape(name)}</th>' for kind, name in heads)
    return [
        f"<table><thead><tr>{cells}</tr></thead>",
        *(_item(item, words, lines=wording.lines_to_write(sheet)) for item in sheet.items),
        "</table>",
    ]


def _item(item: SheetItem, words: Words, *, lines: int) -> str:
    mark = wording.openness(item, words)
    closed = f' <span class="closed">{escape(mark)}</span>' if mark else ""
    about = f'<div class="about">{escape(wording.about(item, words))}</div>'
    decision = f"<div>{escape(words.say('Decision'))}</div>" + "<div></div>" * (lines - 1)
    blank = '<td class="write"><span></span></td>'
    return (
        f'<tbody><tr><td class="hours">{escape(wording.hours(item, words))}</td>{blank}{blank}'
        f'<td><span class="title">{escape(wording.title(item, words))}</span>{closed}{about}</td></tr>'
        f'<tr class="decision"><td colspan="4">{decision}</td></tr>'
        "</tbody>"
    )


def _foot(sheet: RunSheet, words: Words) -> list[str]:
    """The last note is the one on closed items, where there are any."""
    first, *rest = wording.notes(sheet, words)
    closed = [f'<p class="closed-note">{escape(note)}</p>' for note in rest]
    return [f"<footer><p>{escape(first)}</p>", *closed, "</footer>"]
