"""The played day as one web page that needs nothing else: the picture, and the same in words. No judge."""

from collections.abc import Iterator
from html import escape

from bot.app.demo.glyphs import GLYPHS
from bot.app.demo.lanes import clock, dotted
from bot.app.demo.picture import day_picture, heading
from bot.app.demo.record import DayRecord, GuestRecord, Telling
from bot.app.demo.tally import GuestTally, Tally

_STYLE = (
    "body{font:15px/1.5 system-ui,'Segoe UI',Roboto,sans-serif;color:#1c2329}"
    "body{margin:16px auto;max-width:1232px}"
    "svg{max-width:100%;height:auto}"
    "table{border-collapse:collapse;margin:24px 16px}caption{text-align:left;font-weight:600;padding:4px 0}"
    "th,td{text-align:left;vertical-align:top;padding:4px 16px 4px 0;border-top:1px solid #b9c1c8}"
    "span{white-space:nowrap}td.n,th.n{text-align:right}p{margin:8px 16px}"
)


def day_page(record: DayRecord, found: Tally) -> str:
    title = escape(heading(record))
    rows = "\n".join(_row(record, one) for one in found.guests)
    return f"""<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
{day_picture(record)}
<p>{escape(verdict(found))}</p>
<table>
<caption>Hver gæsts beskeder</caption>
<thead><tr><th>Gæst</th><th class="n">Punkt</th><th class="n">Beskeder</th><th class="n">Højst</th>\
<th>Hvornår og hvad</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""


def verdict(found: Tally) -> str:
    people = len(found.guests)
    return (
        f"{found.messages} beskeder til {people} gæster. "
        f"Overflødige: {found.needless}. Manglende kald: {found.missed}."
    )


def _row(record: DayRecord, one: GuestTally) -> str:
    guest = one.guest
    name = f"{guest.name}, {guest.title}" if guest.title else guest.name
    told = " · ".join(f"<span>{escape(words)}</span>" for words in _told(record, guest))
    counts = "".join(f'<td class="n">{n}</td>' for n in (record.item(guest).number, one.messages, one.bound))
    return f"<tr><td>{escape(name)}</td>{counts}<td>{told}</td></tr>"


def _told(record: DayRecord, guest: GuestRecord) -> Iterator[str]:
    for telling in guest.tellings:
        is_before = telling.at.date() != record.started.date()
        day = f"{telling.at.day}.{telling.at.month}. " if is_before else ""
        yield f"{day}{clock(telling.at)} {_what(telling)}"


def _what(telling: Telling) -> str:
    word = GLYPHS[telling.rule].told
    return f"{word} (kl. {dotted(telling.starts)})" if telling.starts else word
