"""Made-up meetings through the use case to files: nothing of what is closed is in a file open to the public.

Every title, text, name, paper and id of a meeting has a word of its own; which of them are closed is drawn.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from memory_transaction import MemoryTransaction
from read_back import parts, shown
from townsfolk import CAST, DIREKTIONEN, METTE, OLE, SECRETARY

from bot.documents.minutes.printing import MinutesFormat, printed
from bot.documents.reading import read_agenda
from bot.domain.absence import Absence
from bot.domain.agenda import Outcome
from bot.domain.attachment import Attachment
from bot.domain.body import Role
from bot.domain.decision import Decision, FollowUp
from bot.domain.facts import Minutes
from bot.domain.ids import (
    AbsenceId,
    AttachmentId,
    DecisionId,
    FollowUpId,
    GuestId,
    ItemId,
    MeetingId,
    RecusalId,
)
from bot.domain.meeting import Attendance, Guest, Item, Meeting, MeetingStatus
from bot.domain.recusal import Recusal
from bot.texts import words
from bot.usecases.compose.minuted import minuted
from bot.usecases.lookup import Reader, Seat

DA, AT, MEETING = words("da"), datetime(2026, 3, 4, 12, 0, tzinfo=UTC), MeetingId("themeeting")
READ = (MinutesFormat.WORD, MinutesFormat.MARKDOWN, MinutesFormat.PDF)
OPENNESS = st.sampled_from((True, False, None))


def word(kind: str, number: int, salt: str = "") -> str:
    """In letters only, so that no field reads it as anything but words."""
    return f"q{kind}{chr(ord('a') + number)}{salt}q"


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    items = tuple(
        _item(n, draw(OPENNESS), guests=draw(st.integers(0, 2))) for n in range(draw(st.integers(1, 5)))
    )
    owners = st.none() | st.sampled_from([item.id for item in items])
    papers = tuple(_paper(n, draw(OPENNESS), of=draw(owners)) for n in range(draw(st.integers(0, 4))))
    return Meeting(
        MEETING,
        DIREKTIONEN.key,
        date(2026, 3, 4),
        status=MeetingStatus.PUBLISHED,
        starts=draw(st.sampled_from((None, time(8, 0)))),
        case_text="Sagen er qcaseq.",
        items=items,
        attachments=papers,
        minutes_published_at=draw(st.none() | st.just(AT)),
        number="7/2026",
    )


def _item(n: int, is_open: bool | None, *, guests: int) -> Item:
    invited = tuple(
        Guest(
            GuestId(word(f"gid{at}", n)),
            word(f"navn{at}", n).title(),
            word(f"post{at}", n),
            attendance=(Attendance.CAME, Attendance.ABSENT, None)[(n + at) % 3],
        )
        for at in range(guests)
    )
    return Item(
        ItemId(word("iid", n)),
        f"Sag om {word('titel', n)}",
        starts=time(9 + n, 7),
        is_open=is_open,
        text=f"Det handler om {word('tekst', n)}.",
        recommendations=(f"at {word('forslag', n)} godkendes",),
        guests=invited,
    )


def _paper(n: int, is_open: bool | None, *, of: ItemId | None) -> Attachment:
    title, number, reference = f"Bilag {word('bilag', n)}", word("dok", n), word("ref", n)
    return Attachment(AttachmentId(word("pid", n)), title, is_open, str(n + 1), number, reference, of)


def told(meeting: Meeting, salt: str = "") -> tuple[MemoryTransaction, Meeting]:
    """Decided, with follow-ups, and for each item one who is recused and one who is absent from it."""
    tx = MemoryTransaction()
    tx.people.replace([who.person for who in CAST])
    tx.bodies.put(DIREKTIONEN)
    tx.meetings.add(meeting)
    tx.meetings.keep_version(meeting, by=SECRETARY.oid, at=AT)
    for n, item in enumerate(meeting.items):
        closed = salt if item.is_open is not True else ""
        _decide(tx, item, number=n, salt=closed)
    return tx, meeting


def _decide(tx: MemoryTransaction, item: Item, *, number: int, salt: str) -> None:
    owed = FollowUp(
        FollowUpId(word("fid", number)),
        word("ejer", number, salt),
        word("opgave", number, salt),
        date(2026, 5, 1),
    )
    tx.decisions.append(
        Decision(
            DecisionId(word("did", number)),
            MEETING,
            item.id,
            1,
            Outcome.APPROVED,
            f"Godkendt.\n\nDet blev {word('besluttet', number, salt)}.",
            (owed,),
            by=SECRETARY.oid,
            at=AT,
            decided_at=AT - timedelta(hours=number),
        ),
        body=DIREKTIONEN.key,
        text_digest="d",
    )
    if item.is_open is not True:
        tx.recusals.append(
            Recusal(
                RecusalId(word("rid", number)), MEETING, item.id, OLE.oid, 1, is_lifted=False, by=None, at=AT
            ),
            body=DIREKTIONEN.key,
        )
        tx.absences.append(
            Absence(
                AbsenceId(word("aid", number)),
                MEETING,
                item.id,
                METTE.oid,
                number + 1,
                is_lifted=False,
                by=None,
                at=AT,
            ),
            body=DIREKTIONEN.key,
        )


def public(tx: MemoryTransaction, meeting: Meeting) -> Minutes:
    reader = Reader(SECRETARY.oid, frozenset({Role.SECRETARY}))
    return minuted(tx, Seat(meeting, DIREKTIONEN, reader, frozenset()), is_public=True)


def closed_words(meeting: Meeting) -> set[str]:
    kinds = ("titel", "tekst", "forslag", "ejer", "opgave", "besluttet", "iid", "did", "fid", "rid", "aid")
    guests = ("gid0", "gid1", "Qnavn0", "Qnavn1", "post0", "post1")
    found = {"Ole Dam", "Mette Lind"}  # apart from closed items only
    for n, item in enumerate(meeting.items):
        if item.is_open is not True:
            found |= {word(kind, n) for kind in kinds} | {word(kind, n).replace("qQ", "Q") for kind in guests}
            found.add(f"{item.starts:%H.%M}")
    shut = {item.id for item in meeting.items if item.is_open is not True}
    for n, paper in enumerate(meeting.attachments):
        if paper.is_open is not True or paper.item in shut:
            found |= {word(kind, n) for kind in ("bilag", "dok", "ref", "pid")}
    return found | ({"qcaseq"} if shut else set())


def open_words(meeting: Meeting) -> set[str]:
    kinds = ("titel", "tekst", "forslag", "ejer", "opgave", "besluttet")
    return {word(kind, n) for n, item in enumerate(meeting.items) if item.is_open for kind in kinds}


@settings(deadline=None, max_examples=15)
@given(meeting=meetings())
def test_nothing_of_what_is_closed_is_in_a_public_file(meeting: Meeting) -> None:
    minutes = public(*told(meeting))
    shut, free = closed_words(meeting), open_words(meeting)

    for form in MinutesFormat:
        data = printed(minutes, form, words=DA)
        every = "\n".join(part.decode("utf-8", "replace") for part in parts(data, form).values())
        everything = f"{every}\n{shown(data, form)}"
        assert [one for one in shut if one.casefold() in everything.casefold()] == [], form
        assert [one for one in free if one not in shown(data, form)] == [], form
        if form in READ:
            read = read_agenda(data).items
            assert [item.title for item in read] == [_title(item) for item in meeting.items], form
            assert [item.open for item in read] == [item.is_open is True for item in meeting.items], form


def _title(item: Item) -> str:
    return str(item.title) if item.is_open else "Lukket"


@settings(deadline=None, max_examples=10)
@given(meeting=meetings())
def test_what_stands_in_closed_items_changes_no_byte(meeting: Meeting) -> None:
    items = tuple(item if item.is_open else _otherwise(item) for item in meeting.items)
    shut = {item.id for item in meeting.items if item.is_open is not True}
    papers = tuple(
        replace(paper, title="Andet", document_id="99", reference="1/1")
        if paper.is_open is not True or paper.item in shut
        else paper
        for paper in meeting.attachments
    )
    changed = replace(
        meeting, items=items, attachments=papers, case_text="Andet." if shut else meeting.case_text
    )
    one, other = public(*told(meeting)), public(*told(changed, "z"))

    for form in MinutesFormat:
        assert printed(one, form, words=DA) == printed(other, form, words=DA), form


def _otherwise(item: Item) -> Item:
    return replace(item, title="Andet", text=None, starts=None, recommendations=(), guests=())
