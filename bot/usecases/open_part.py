"""The part of a meeting that is open to the public. Never how it is shown."""

from dataclasses import replace

from bot.domain.meeting import Meeting


def open_part(meeting: Meeting) -> Meeting:
    """Without closed items and papers, and without what lies on a closed item. What is not said to be open is
    closed. The case text is that of all items, so it is open only if all of them are.
    """
    items = tuple(item for item in meeting.items if item.is_open is True)
    on = {None, *(item.id for item in items)}
    papers = tuple(a for a in meeting.attachments if a.is_open is True and a.item in on)
    case_text = meeting.case_text if len(items) == len(meeting.items) else None
    return replace(meeting, items=items, attachments=papers, case_text=case_text)
