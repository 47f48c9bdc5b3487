"""Made-up minutes, whole and open to the public, with something of everything that a reading carries."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from bot.domain.agenda import Outcome
from bot.domain.facts import (
    MinutedDecision,
    MinutedFollowUp,
    MinutedGuest,
    MinutedHours,
    MinutedItem,
    MinutedPaper,
    Minutes,
    Presence,
)
from bot.domain.ids import MeetingId

SUBJECTS = ("digitaliseringsstrategi", "Budget 2027", "Nytårskur for ledere", "Tagrenovering på skolen")
TITLES = (
    "Ny {}",
    "Status på {}",
    "Drøftelse af {}, herunder proces og tidsplan",
    "{} (bilag)",
    "{}: opfølgning",
)
TEXTS = (
    "Formålet er at rammesætte den kommende proces.",
    "På mødet i foråret bad direktionen om et nyt oplæg.",
    "Forvaltningen har gennemgået anlæggene og indhentet priser på tre løsninger til 4.600.000 kr.",
    "Direktionen drøfter programmet med henblik på godkendelse.",
    "Der afholdes kursus d. 22.-23. januar 2027 fra kl. 9.00.",
)
GUESTS = (
    ("Jonas Elkjær", "IT-chef"),
    ("Pia Skovmand", "Jurist"),
    ("Bente Holm", "Økonomichef"),
    ("Ulrik Lind Stensby", "Chef for Borgerservice, IT og Digitalisering"),
)
DECISIONS = (
    ("Oplægget blev godkendt.", Outcome.APPROVED),
    ("Oplægget blev godkendt. Der blev givet en række bemærkninger.", Outcome.APPROVED_WITH_REMARKS),
    ("Taget til efterretning.", Outcome.NOTED),
    ("Drøftet.", Outcome.DISCUSSED),
    ("Punktet blev udsat til næste møde.", Outcome.POSTPONED),
    ("Indstillingen blev ikke godkendt.", Outcome.REJECTED),
    ("Punktet udgår.", Outcome.WITHDRAWN),
)
FURTHER = (
    "Direktionen bad om, at økonomien belyses nærmere inden sommerferien.",
    "Der var enighed om tidsplanen.",
    "Æbler, øl & ål: 50 % af udgiften er afholdt.",
)
TASKS = ("Sender oplægget i høring", "bestiller tre tilbud på taget", "notat om lønudviklingen")
DIRECTORS = ("Ole Dam", "Mette Lind", "Karin Bech-Olesen")
OWNERS = ("Ledelsessekretariatet", "Økonomichef Bente Holm", "HR")
PAPERS = ("Notat om proces", "Oversigt over anlæg 2026", "Program, udkast", "Bygning A - plan")
_LETTERS = "abcdefghijæøåéü ABCDÆØÅ"
SIGNS = st.text(_LETTERS + "<>&*_[]`#\\|~!\"'-+=.,;:/()$^{}@", max_size=12)
"""What is markup elsewhere."""
ODD = st.text(_LETTERS + "<>&*_[]`#\\|~!\"'+=/$^{}@§½%»«“”…€", max_size=9).map(
    lambda text: " ".join(text.split())
)
"""For titles: without signs that are brackets, dashes and stops of titles."""


@st.composite
def items(draw: st.DrawFn, *, number: int, starts: time, is_public: bool) -> MinutedItem:
    subject = draw(st.sampled_from(SUBJECTS))
    title = draw(st.sampled_from(TITLES)).format(f"{subject} {draw(ODD)} {number}")
    guests = draw(st.lists(st.sampled_from(GUESTS), unique=True, max_size=3))
    text = " ".join(draw(st.lists(st.sampled_from(TEXTS), unique=True, max_size=3)))
    is_open = draw(st.booleans())
    if is_public and not is_open:
        return MinutedItem(str(number), is_hidden=True)
    apart = draw(st.lists(st.sampled_from(DIRECTORS), unique=True, max_size=3))
    split = draw(st.integers(0, len(apart)))
    names = (MinutedGuest(name, post, draw(st.sampled_from(Presence))) for name, post in guests)
    return MinutedItem(
        number=str(number),
        title=" ".join((title[:1].upper() + title[1:]).split()),
        is_open=is_open,
        hours=draw(
            st.sampled_from((MinutedHours(starts), MinutedHours(starts, _soon(starts)), MinutedHours()))
        ),
        text=text or None,
        guests=tuple(names),
        decision=draw(st.none() | decisions()),
        recused=tuple(apart[:split]),
        absent=tuple(apart[split:]),
    )


def _soon(starts: time) -> time:
    return starts.replace(minute=starts.minute % 50 + 9)


@st.composite
def decisions(draw: st.DrawFn) -> MinutedDecision:
    text, outcome = draw(st.sampled_from(DECISIONS))
    due_on = draw(st.none() | st.dates(date(2026, 4, 1), date(2027, 4, 1)))
    owners = draw(st.lists(st.sampled_from(OWNERS), unique=True, max_size=2))
    owed = tuple(MinutedFollowUp(owner, draw(st.none() | st.sampled_from(TASKS)), due_on) for owner in owners)
    further = draw(st.lists(st.sampled_from(FURTHER), unique=True))
    between = draw(st.sampled_from(("\n", "\n\n", " ")))
    return MinutedDecision(
        outcome, between.join((text, *further)), owed, None, is_correction=draw(st.booleans())
    )


@st.composite
def papers(draw: st.DrawFn) -> tuple[MinutedPaper, ...]:
    """Numbers rise, and some are left out."""
    chosen = draw(st.lists(st.sampled_from(PAPERS), unique=True))
    numbers = sorted(draw(st.sets(st.integers(1, 9), min_size=len(chosen), max_size=len(chosen))))
    numbers = [1, *numbers[1:]] if numbers else []
    return tuple(
        MinutedPaper(
            title,
            draw(st.booleans()),
            str(number),
            draw(st.none() | st.integers(10_000, 9_999_999).map(str)),
            draw(st.none() | st.sampled_from(("20117/24", "123/2026"))),
        )
        for number, title in zip(sorted(set(numbers)), chosen, strict=False)
    )


@st.composite
def meetings(draw: st.DrawFn, *, counts: st.SearchStrategy[int] = st.integers(1, 5)) -> Minutes:  # noqa: B008 - a strategy is never changed
    first = datetime(2026, 3, 4, draw(st.integers(8, 12)), draw(st.sampled_from((0, 15, 30))), tzinfo=UTC)
    is_public = draw(st.booleans())
    hours = [(first + timedelta(minutes=10 * at)).time() for at in range(draw(counts))]
    agenda = tuple(
        draw(items(number=at, starts=starts, is_public=is_public)) for at, starts in enumerate(hours, start=1)
    )
    return Minutes(
        meeting=MeetingId("m"),
        version=1,
        body=draw(st.sampled_from(("Direktionen", "Chefgruppen", "Teknik- og Miljøudvalget"))),
        organisation="Sundkøbing Kommune",
        held_on=draw(st.dates(date(2020, 1, 1), date(2035, 12, 31))),
        hours=MinutedHours(hours[0], draw(st.sampled_from((None, time(15, 0)))), hours[0], time(14, 2)),
        place=draw(st.sampled_from((None, "Byrådssalen", "Mødelokale 3, Rådhuset"))),
        is_draft=False,
        is_public=is_public,
        published_on=date(2035, 12, 31),
        signers=("Kommunaldirektør Karin Bech", "Sekretariatsleder Sanne Holt"),
        case_text=draw(st.sampled_from((None, TEXTS[1], " ".join(TEXTS[:3])))),
        items=agenda,
        papers=draw(papers()),
        apologies=tuple(draw(st.lists(st.sampled_from(DIRECTORS), unique=True, max_size=3))),
        number=draw(st.none() | st.sampled_from(("7", "07/2026", "12-2027"))),
    )
