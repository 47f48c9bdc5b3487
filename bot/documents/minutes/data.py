"""The minutes as JSON in the shape of `minutes.schema.json` beside it: the same facts give the same bytes."""

import json
from typing import Any

from bot.documents.minutes.content import Content
from bot.domain.facts import MinutedGuest, MinutedHours, MinutedItem, MinutedPaper, MinutedWritten, Minutes
from bot.domain.plain import printable

Json = dict[str, Any]


def minutes_json(minutes: Minutes, content: Content) -> bytes:
    """With the sentences of `content` beside the facts that they are made of."""
    told = zip(minutes.items, content.entries, content.rulings, strict=True)
    plain = {
        "v": 1,
        "meeting": minutes.meeting,
        "version": minutes.version,
        "language": content.language,
        "body": minutes.body,
        "organisation": minutes.organisation,
        "number": minutes.number,
        "date": minutes.held_on.isoformat(),
        "hours": _hours(minutes.hours),
        "place": minutes.place,
        "draft": minutes.is_draft,
        "public": minutes.is_public,
        "published": minutes.published_on.isoformat() if minutes.published_on else None,
        "chair": minutes.signers[0],
        "secretary": minutes.signers[1],
        "apologies": list(minutes.apologies),
        "case": list(content.case.paragraphs) if content.case else [],
        "items": [_item(item, entry.paragraphs, said=ruling.paragraphs) for item, entry, ruling in told],
        "written": [
            _in_writing(one, ruling.paragraphs)
            for one, ruling in zip(minutes.written, content.written, strict=True)
        ],
        "attachments": [_paper(paper) for paper in minutes.papers],
    }
    return (json.dumps(_clean(plain), ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: MinutedItem, text: tuple[str, ...], *, said: tuple[str, ...]) -> Json:
    """A hidden one is its number and that it is closed."""
    if item.is_hidden:
        return {"number": item.number, "closed": True}
    return {
        "number": item.number,
        "closed": None if item.is_open is None else not item.is_open,
        "title": item.title,
        "hours": _hours(item.hours),
        "course": item.stage,
        "text": list(text),
        "recommendations": list(item.recommendations),
        "guests": [_guest(guest) for guest in item.guests],
        "recused": list(item.recused),
        "absent": list(item.absent),
        "decision": _decision(item),
        "minutes": list(said),
        "attachments": [_paper(paper) for paper in item.papers],
    }


def _in_writing(one: MinutedWritten, said: tuple[str, ...]) -> Json:
    """A hidden one is its number and that it is closed."""
    item = one.item
    if item.is_hidden:
        return {"number": item.number, "closed": True}
    return {
        "number": item.number,
        "closed": None if item.is_open is None else not item.is_open,
        "title": item.title,
        "decided_on": one.decided_on.isoformat(),
        "approved": one.approved,
        "asked": one.asked,
        "recused": list(item.recused),
        "absent": list(item.absent),
        "decision": _decision(item),
        "minutes": list(said),
    }


def _decision(item: MinutedItem) -> Json | None:
    decision = item.decision
    if decision is None:
        return None
    return {
        "outcome": decision.outcome,
        "text": decision.text,
        "correction": decision.is_correction,
        "decided_at": f"{decision.decided_at:%H:%M}" if decision.decided_at else None,
        "follow_ups": [
            {"owner": f.owner, "task": f.task, "due": f.due_on.isoformat() if f.due_on else None}
            for f in decision.follow_ups
        ],
    }


def _guest(guest: MinutedGuest) -> Json:
    return {"name": guest.name, "title": guest.title, "presence": guest.presence}


def _hours(hours: MinutedHours) -> Json:
    return {name: f"{at:%H:%M}" if at else None for name, at in vars(hours).items()}


def _paper(paper: MinutedPaper) -> Json:
    return {
        "number": paper.number,
        "document_id": paper.document_id,
        "title": paper.title,
        "open": paper.is_open,
        "reference": paper.reference,
    }


def _clean(plain: Any) -> Any:  # noqa: ANN401 - any JSON
    """Without control and bidi characters in any text."""
    if isinstance(plain, str):
        return printable(plain)
    if isinstance(plain, dict):
        return {key: _clean(value) for key, value in plain.items()}
    return [_clean(value) for value in plain] if isinstance(plain, list) else plain
