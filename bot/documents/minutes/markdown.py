"""The minutes as Markdown in the form of the house: one case, the items under the decision's heading."""

import re

from bot.domain.facts import DecisionLine, GuestLine, MinutesItem, MinutesView, Paper
from bot.domain.meeting import Attendance
from bot.texts import Words

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!~])")
_LEADING = re.compile(r"^(\s*)([-+]|\d+\.)(\s)")


def minutes_markdown(view: MinutesView, words: Words) -> str:
    """What was decided stands word for word; who came stands in the past tense."""
    day = f"{view.heading.held_on:%d-%m-%Y}"
    blocks = [f"# {_plain(view.heading.body)} {day}"]
    if view.is_draft:
        blocks.append(f"*{words.say('Draft, not published yet')}*")
    if view.case_text:
        blocks += [f"## {words.say('Case')}", _plain(view.case_text)]
    body = _plain(view.heading.body)
    blocks.append(f"## {words.say('Decision in {body} on {day}', body=body, day=day)}")
    for item in view.items:
        blocks += _item(item, words)
    papers = [*view.papers, *(paper for item in view.items for paper in item.papers)]
    if papers:
        blocks += [f"## {words.say('Attachments')}", "\n".join(_paper(p, words) for p in papers)]
    return "\n\n".join(blocks) + "\n"


def _item(item: MinutesItem, words: Words) -> list[str]:
    title = item.line.title or words.say("Closed item")
    number = f"{item.line.number}. " if item.line.number else ""
    blocks = [f"### {number}{_plain(title)}"]
    came = _who_came(item.line.guests, words)
    decision = item.line.decision
    return blocks + [text for text in (_decision(decision, words), _later(decision, words), came) if text]


def _later(decision: DecisionLine | None, words: Words) -> str:
    if decision is None or decision.decided_at is None or not decision.is_entered_later:
        return ""
    at = words.clock(decision.decided_at)
    return f"*({_plain(words.say('decided at {time}, entered later', time=at))})*"


def _decision(decision: DecisionLine | None, words: Words) -> str:
    """The words, else the outcome; owners that the words do not name already follow."""
    if decision is None:
        return ""
    said = decision.text or f"{words.name(decision.outcome)}."
    owed = [f.owner for f in decision.follow_ups if f.owner.casefold() not in decision.text.casefold()]
    if owed:
        said += " " + words.say("{owners} follows up.", owners=words.listed(owed))
    return _plain(said)


def _who_came(guests: tuple[GuestLine, ...], words: Words) -> str:
    came = [guest.label for guest in guests if guest.attendance is Attendance.CAME]
    absent = [guest.label for guest in guests if guest.attendance is Attendance.ABSENT]
    sentences = []
    if came:
        sentences.append(words.say("{guests} took part in the item.", guests=words.listed(came)))
    if absent:
        sentences.append(words.say("{guests} did not come.", guests=words.listed(absent)))
    return _plain(" ".join(sentences))


def _paper(paper: Paper, words: Words) -> str:
    number = f"{paper.number}: " if paper.number else ""
    openness = {True: f" ({words.say('open')})", False: f" ({words.say('closed')})", None: ""}
    return f"- {number}{_plain(paper.title)}{openness[paper.is_open]}"


def _plain(text: str) -> str:
    """A document's or a person's words can become no markup, link or picture."""
    escaped = _MARKUP.sub(r"\\\1", text)
    return "\n".join(_LEADING.sub(r"\1\\\2\3", line) for line in escaped.splitlines())
