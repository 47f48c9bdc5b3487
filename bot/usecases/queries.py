"""What can be asked in a chat, in both languages, and who may ask it: one table. Never the answers."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.body import Role
from bot.domain.grants import GRANTS, Permission


class QueryKind(StrEnum):
    NEXT_AGENDA = "next agenda"
    AGENDA = "agenda"
    GUESTS = "guests"
    DECISIONS = "decisions"
    FOLLOW_UPS = "follow-ups"
    GOALS = "global goals"
    DELIVERIES = "deliveries"
    MINUTES = "minutes"
    RUN = "run the meeting"
    WRITTEN = "written procedure"
    HOME = "home"
    HELP = "help"


@dataclass(frozen=True)
class Asked:
    """One row: the words that a person types, and the permission for the whole answer or the own part.

    `takes_words`: what follows is looked for. `in_shared`: may be answered where others read along.
    `further` are words that mean the same.
    """

    kind: QueryKind
    da: str
    en: str
    whole: Permission | None
    own: Permission | None = None
    takes_date: bool = False
    takes_words: bool = False
    takes_year: bool = False
    in_shared: bool = False
    further: tuple[str, ...] = ()


QUERIES = (
    Asked(
        QueryKind.NEXT_AGENDA,
        "næste dagsorden",
        "next agenda",
        Permission.SEE_AGENDA,
        own=Permission.SEE_SLOT,
        in_shared=True,
        further=("næste møde", "next meeting"),
    ),
    Asked(
        QueryKind.AGENDA,
        "dagsorden",
        "agenda",
        Permission.SEE_AGENDA,
        own=Permission.SEE_SLOT,
        takes_date=True,
        in_shared=True,
    ),
    Asked(QueryKind.GUESTS, "gæster", "guests", Permission.SEE_GUESTS, takes_date=True),
    Asked(
        QueryKind.DECISIONS,
        "beslutninger",
        "decisions",
        Permission.SEE_DECISIONS,
        own=Permission.SEE_OWN_DECISION,
        takes_date=True,
        takes_words=True,
    ),
    Asked(
        QueryKind.FOLLOW_UPS,
        "opfølgning",
        "follow-ups",
        Permission.SEE_DECISIONS,
        own=Permission.SEE_OWN_DECISION,
        takes_date=True,
        takes_words=True,
        further=("opfølgninger", "follow ups", "followups"),
    ),
    Asked(
        QueryKind.GOALS,
        "verdensmål",
        "global goals",
        Permission.SEE_DECISIONS,
        takes_year=True,
        further=("sdg", "sdgs", "sustainable development goals", "verdensmålene"),
    ),
    Asked(QueryKind.DELIVERIES, "leverancer", "deliveries", Permission.SEE_DELIVERIES, takes_date=True),
    Asked(
        QueryKind.MINUTES,
        "referat",
        "minutes",
        Permission.SEE_MINUTES,
        own=Permission.SEE_OWN_DECISION,
        takes_date=True,
    ),
    Asked(
        QueryKind.RUN,
        "kør mødet",
        "run the meeting",
        Permission.RUN,
        takes_date=True,
        in_shared=True,
        further=("kør møde", "start mødet", "start meeting", "run meeting", "mødestyring"),
    ),
    Asked(
        QueryKind.WRITTEN,
        "skriftlig behandling",
        "written procedure",
        Permission.SEE_AGENDA,
        further=("skriftlige behandlinger", "written procedures", "skriftlig procedure"),
    ),
    Asked(QueryKind.HOME, "hjem", "home", Permission.PREPARE, in_shared=True),
    Asked(
        QueryKind.HELP,
        "hjælp",
        "help",
        None,
        in_shared=True,
        further=("hej", "hi", "hello", "goddag", "menu"),
    ),
)

BY_KIND = {asked.kind: asked for asked in QUERIES}


def extent(kind: QueryKind, role: Role) -> str:
    """`all`, `own` or `refusal`: a cell of the contract's table."""
    asked = BY_KIND[kind]
    if asked.whole is None or asked.whole in GRANTS[role]:
        return "all"
    return "own" if asked.own in GRANTS[role] else "refusal"


def table() -> str:
    """Who may ask what, as Markdown for the README."""
    head = ["| asks | " + " | ".join(Role) + " |", "|---" * (len(Role) + 1) + "|"]
    rows = [
        f"| {a.en} / {a.da}{_takes(a)} | " + " | ".join(extent(a.kind, role) for role in Role) + " |"
        for a in QUERIES
    ]
    return "\n".join([*head, *rows])


def _takes(asked: Asked) -> str:
    if asked.takes_words:
        return " DATE or WORDS"
    if asked.takes_year:
        return " YEAR"
    return " DATE" if asked.takes_date else ""
