"""The minutes as Markdown. Never their words: those are in `content`."""

import re
from collections.abc import Iterable

from bot.documents.minutes.content import Content, Entry, Section
from bot.documents.minutes.rulings import Ruling

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!~&@$^=])")
_LEADING = re.compile(r"^(\s*)([-+:]|\d+[.)])(?=\s|$)")
_ADDRESS = re.compile(r"(?<=\w)(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)


def minutes_markdown(content: Content) -> bytes:
    blocks = [
        f"# {_plain(content.title)}",
        _plain(" · ".join(part for part in (content.organisation, content.kind) if part)),
        *(f"*{_plain(mark)}*" for mark in content.marks),
        _listed(f"{_plain(label)}: {_plain(value)}" for label, value in content.particulars),
        f"## {_plain(content.items_heading)}",
        *([_plain(content.openness)] if content.openness else []),
        *_section(content.case),
        _plain(content.lead_in),
        f"**{_plain(' '.join(content.columns))}**",
        *(block for entry in content.entries for block in _entry(entry)),
        f"## {_plain(content.decided_heading)}",
        _plain(content.decided_lead_in),
        *(block for ruling in content.rulings for block in _ruling(ruling)),
        *([f"## {_plain(content.written_heading)}"] if content.written else []),
        *(block for ruling in content.written for block in _ruling(ruling)),
        *_papers(content.papers),
        f"## {_plain(content.signatures_heading)}",
        _listed(_plain(f"{one.office}: {one.name}") for one in content.signatures),
    ]
    return ("\n\n".join(blocks) + "\n").encode()


def _section(section: Section | None) -> list[str]:
    return [f"## {_plain(section.heading)}", *map(_plain, section.paragraphs)] if section else []


def _entry(entry: Entry) -> list[str]:
    heading = " ".join(part for part in (entry.clock, entry.heading) if part)
    return [f"### {_plain(heading)}", *map(_plain, entry.paragraphs)]


def _ruling(ruling: Ruling) -> list[str]:
    notes = (f"*({_plain(note)})*" for note in ruling.notes)
    return [f"### {_plain(ruling.heading)}", *map(_plain, ruling.paragraphs), *notes]


def _papers(papers: Section | None) -> list[str]:
    return [f"## {_plain(papers.heading)}", _listed(map(_plain, papers.paragraphs))] if papers else []


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _plain(text: str) -> str:
    """A document's or a person's words can become no markup, link or picture."""
    escaped = _ADDRESS.sub(r"\\\1\2", _MARKUP.sub(r"\\\1", text))
    return _LEADING.sub(lambda mark: mark[1] + mark[2][:-1] + "\\" + mark[2][-1], escaped)
