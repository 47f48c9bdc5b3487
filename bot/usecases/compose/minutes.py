"""The minutes from what was decided and who came, without breaks. A guest's hold only the own item."""

from dataclasses import replace

from bot.domain.facts import Banner, MinutesItem, MinutesView
from bot.domain.grants import Permission
from bot.domain.ids import Oid
from bot.domain.meeting import Item
from bot.usecases.compose.around import Around, around
from bot.usecases.compose.between import settled_before
from bot.usecases.compose.gaps import gaps
from bot.usecases.compose.parts import heading, paper
from bot.usecases.lookup import Seat
from bot.usecases.ports import Transaction


def minutes_view(tx: Transaction, found: Seat, *, banner: Banner | None = None) -> MinutesView:
    meeting = found.meeting
    known = around(tx, meeting, body=found.body, reader=found.reader.oid)
    is_draft = meeting.minutes_published_at is None
    settled = settled_before(tx, meeting, body=found.body, reader=found.reader.oid)
    return MinutesView(
        meeting=meeting.id,
        version=meeting.version,
        heading=heading(meeting, found.body),
        items=tuple(_item(known, item) for item in meeting.items if not item.is_break),
        papers=tuple(paper(a) for a in meeting.attachments if a.item is None),
        is_draft=is_draft,
        case_text=meeting.case_text,
        apologies=known.apologies,
        gaps=gaps(tx, known) if is_draft and Permission.DECIDE in found.reader.may else (),
        written=tuple(one.known.line(one.item) for one in settled),
        may=found.reader.may,
        banner=banner,
    )


def own_minutes(tx: Transaction, found: Seat, *, person: Oid) -> MinutesView:
    """For a guest of published minutes: the own items, without case text, papers, other guests or tallies."""
    own = {item.id for item, _ in found.meeting.slots_of(person)}
    whole = minutes_view(tx, found)
    top = replace(whole.heading, starts=None, ends=None)
    items = tuple(_for_guest(item, found, person=person) for item in whole.items if item.line.item in own)
    return replace(
        whole, heading=top, items=items, papers=(), case_text=None, apologies=(), written=(), own_only=True
    )


def _item(known: Around, item: Item) -> MinutesItem:
    """Of what they are recused from, a reader sees what is open."""
    knows = known.may_know(item)
    papers = tuple(paper(a) for a in known.meeting.attachments_of(item.id) if knows or a.is_open is True)
    if not knows and item.is_open is not True:
        return MinutesItem(line=known.line(item), text=None)
    absent = known.absent_only_from(item)
    return MinutesItem(line=known.line(item), text=item.text, papers=papers, absent=absent)


def _for_guest(item: MinutesItem, found: Seat, *, person: Oid) -> MinutesItem:
    """Also without its place among the items: that would tell how many there are."""
    mine = {g.id for i, g in found.meeting.slots_of(person) if i.id == item.line.item}
    may_know_title = item.line.is_open is True or found.body.closed_title_to_guest
    line = replace(
        item.line,
        position=1,
        number=None,
        title=item.line.title if may_know_title else None,
        guests=tuple(g for g in item.line.guests if g.guest in mine),
        papers=0,
        tally=None,
        my_answer=None,
        recused=(),
        absent=(),
        decision=replace(item.line.decision, by=None) if item.line.decision else None,
    )
    return MinutesItem(line=line, text=None)
