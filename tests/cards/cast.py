"""A fictional meeting as facts: the same people, items and words on every card. Never a card."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.domain.agenda import Outcome
from bot.domain.approval import Answer
from bot.domain.body import Role
from bot.domain.decision import FollowUp
from bot.domain.facts import (
    AgendaView,
    Choice,
    Contact,
    DecisionLine,
    DirectorAnswer,
    Doubt,
    GuestDoubt,
    GuestLine,
    Heading,
    ItemLine,
    ItemView,
    Paper,
    Preview,
    SlotNotice,
    Tally,
)
from bot.domain.grants import GRANTS
from bot.domain.ids import AttachmentId, DecisionId, FollowUpId, GuestId, ItemId, MeetingId, Oid
from bot.domain.meeting import Attendance, MeetingStatus
from bot.domain.notice import NoticeKind
from bot.domain.slot import Slot

MEETING = MeetingId("m-01hq3v8k2p9xw7c5")
DAY = date(2026, 3, 18)
AT = datetime(2026, 3, 17, 14, 5, tzinfo=UTC)
SECRETARY, CHAIR, DIRECTOR = GRANTS[Role.SECRETARY], GRANTS[Role.CHAIR], GRANTS[Role.DIRECTOR]

HEADING = Heading(
    body="Direktionen",
    organisation="Skovbæk Kommune",
    held_on=DAY,
    starts=time(10, 30),
    ends=time(12, 0),
    place="Rådhuset, mødelokale 2",
    join_url="https://teams.microsoft.com/l/meetup-join/19%3ameeting_demo",
    zone="Europe/Copenhagen",
)
CONTACT = Contact(
    name="Signe Vestergaard",
    title="direktionssekretær",
    phone="87 00 00 12",
    upn="signe.vestergaard@skovbaek.example",
)

TORBEN = GuestLine(
    guest=GuestId("g-1"),
    item=ItemId("i-1"),
    label="Chef for IT og Digitalisering Torben Lindegaard",
    is_resolved=True,
    is_invited=True,
)
FREJA = GuestLine(
    guest=GuestId("g-2"),
    item=ItemId("i-2"),
    label="Kommunikationskonsulent Freja Kragh",
    is_resolved=True,
    is_invited=True,
)
BENTE = GuestLine(
    guest=GuestId("g-3"), item=ItemId("i-2"), label="Bente Holm", is_resolved=False, is_invited=True
)

DECIDED = DecisionLine(
    id=DecisionId("d-1"),
    item=ItemId("i-1"),
    item_title="Fælles digitaliseringsorganisation",
    outcome=Outcome.APPROVED_WITH_REMARKS,
    text="Oplægget blev godkendt. Der blev givet en række bemærkninger til bemanding og tidsplan.",
    follow_ups=(
        FollowUp(
            id=FollowUpId("f-1"),
            owner="Chef for IT og Digitalisering Torben Lindegaard",
            task="indarbejder bemærkningerne",
            due_on=date(2026, 4, 15),
        ),
        FollowUp(id=FollowUpId("f-2"), owner="Ledelsessekretariatet"),
    ),
    at=AT,
    by="Kommunaldirektør Anders Kjeldsen",
    held_on=DAY,
)

ITEMS = (
    ItemLine(
        item=ItemId("i-1"),
        position=0,
        number=None,
        title="Fælles digitaliseringsorganisation",
        starts=time(10, 30),
        ends=time(11, 0),
        is_open=True,
        guests=(TORBEN,),
        papers=2,
    ),
    ItemLine(
        item=ItemId("i-2"),
        position=1,
        number=None,
        title="Sommermøde for ledere 2026",
        starts=time(11, 0),
        ends=time(11, 15),
        is_open=True,
        guests=(FREJA, BENTE),
        papers=1,
    ),
    ItemLine(
        item=ItemId("i-3"),
        position=2,
        number=None,
        title="Udpegning af medlemmer til bestyrelser, introduktion og forventninger til det første år",
        starts=time(11, 15),
        ends=time(11, 30),
        is_open=False,
    ),
    ItemLine(
        item=ItemId("i-4"),
        position=3,
        number=None,
        title="Byrådsseminar",
        starts=time(11, 30),
        ends=None,
        is_open=True,
    ),
)
TALLY = Tally(approve=2, discuss=1, missing=("Direktør Lone Bruun",), asked=4)
ANSWERED = (
    replace(ITEMS[0], decision=DECIDED, tally=TALLY),
    replace(ITEMS[1], my_answer=Answer.DISCUSS, tally=TALLY),
    replace(ITEMS[2], tally=Tally(missing=("Direktør Lone Bruun", "Direktør Palle Friis"), asked=2)),
    replace(ITEMS[3], tally=Tally(approve=1, missing=("Direktør Lone Bruun",), asked=2)),
)


def as_everybody_sees(item: ItemLine) -> ItemLine:
    """Of a closed item only that something stands there."""
    if item.is_open is True:
        return item
    return replace(item, title=None, guests=(), papers=0, tally=None, decision=None)


BASE = AgendaView(
    meeting=MEETING,
    version=3,
    heading=HEADING,
    status=MeetingStatus.PUBLISHED,
    role=None,
    items=tuple(as_everybody_sees(item) for item in ITEMS),
    refresh_for=("29:one", "29:two"),
)
STUB = replace(BASE, items=(), is_stub=True, refresh_for=None)
CALENDAR = "https://ordstyrer.skovbaek.example/calendar/0123456789abcdef0123456789abcdef.ics"
FOR_DIRECTOR = replace(BASE, role=Role.DIRECTOR, items=ANSWERED, may=DIRECTOR, calendar=CALENDAR)
FOR_SECRETARY = replace(FOR_DIRECTOR, role=Role.SECRETARY, may=SECRETARY, has_minutes=True)

TEXT = (
    "Direktionen drøftede den 14. maj 2025 den nuværende organisering af det digitale arbejde.\n\n"
    "På den baggrund fremlægges forslag til en fælles organisation. Forslaget knytter strategi og drift "
    "tættere til fagområderne og lægger indkøb ét sted.\n\n"
    "Chefen for IT og Digitalisering deltager under behandlingen af punktet."
)
PAPERS = (
    Paper(id=AttachmentId("a-1"), title="Forslag til organisation, version 3", is_open=True, number="1"),
    Paper(id=AttachmentId("a-2"), title="Bemandingsplan", is_open=False, number="2", item=ItemId("i-1")),
    Paper(id=AttachmentId("a-3"), title="Tidsplan", is_open=None),
)
ANSWERS = (
    DirectorAnswer(director="Direktør Palle Friis", answer=Answer.APPROVE, remark=None, at=AT),
    DirectorAnswer(
        director="Direktør Lone Bruun",
        answer=Answer.DISCUSS,
        remark="Hvem betaler for overgangen i 2026?",
        at=AT,
    ),
)
DIRECTOR_ITEM = ItemView(
    meeting=MEETING,
    version=3,
    text_version=2,
    seq=1,
    heading=HEADING,
    line=replace(ITEMS[0], tally=TALLY),
    text=TEXT,
    recommendations=("at forslaget godkendes", "at organisationen evalueres efter et år"),
    papers=PAPERS,
    answers=(),
    may=DIRECTOR,
)
SECRETARY_ITEM = replace(
    DIRECTOR_ITEM,
    line=replace(
        ITEMS[0],
        tally=TALLY,
        guests=(TORBEN, replace(FREJA, item=ItemId("i-1"), attendance=Attendance.CAME)),
    ),
    answers=ANSWERS,
    may=SECRETARY,
)

SLOT = Slot(
    guest=TORBEN.guest,
    person=Oid("00000000-0000-0000-0000-0000000000b1"),
    meeting=MEETING,
    held_on=DAY,
    title=ITEMS[0].title,
    starts=time(10, 30),
    ends=time(11, 0),
    place="Rådhuset, mødelokale 2",
    join_url=HEADING.join_url,
)
NOTICE = SlotNotice(kind=NoticeKind.SLOT, slot=SLOT, heading=HEADING, contact=CONTACT, calendar=CALENDAR)

GUEST_DOUBTS = (
    GuestDoubt(line=TORBEN, words="Chef for IT og Digitalisering Torben Lindegaard", doubts=()),
    GuestDoubt(
        line=FREJA, words="kommunikationsmedarbejder Freja Kragh", doubts=(Doubt.OTHER_TITLE, Doubt.NO_CHAT)
    ),
    GuestDoubt(
        line=BENTE,
        words="Bente Holm",
        doubts=(Doubt.SEVERAL_FOUND,),
        choices=(
            Choice(person=Oid("oid-1"), label="Bente Holm, jurist, Byrådssekretariatet"),
            Choice(person=Oid("oid-2"), label="Bente Holm, konsulent, Kultur og Fritid"),
        ),
    ),
)
_OF_A_DRAFT = replace(BASE, status=MeetingStatus.DRAFT, items=ITEMS, version=1)
DRAFT = replace(_OF_A_DRAFT, role=Role.SECRETARY, may=SECRETARY)
PREVIEW = Preview(view=DRAFT, guests=GUEST_DOUBTS, papers=PAPERS, problems=(), home_is_known=True)
