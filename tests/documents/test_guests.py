"""Who comes for an item, told in the sentences of secretariats."""

import pytest
from small_documents import agenda, item

from bot.domain.agenda import AgendaGuest, Attendance, Doubt

PLANNED, ATTENDED, CANCELLED = Attendance.PLANNED, Attendance.ATTENDED, Attendance.CANCELLED

# A sentence of the agenda, and "title | name | organisation" of each guest.
BEFORE = [
    ("Jurist Pia Skovmand deltager under behandlingen af punktet.", ["Jurist | Pia Skovmand"]),
    ("Jurist Pia Skovmand deltager i behandlingen af punktet.", ["Jurist | Pia Skovmand"]),
    ("Jurist Pia Skovmand deltager under dette punkt.", ["Jurist | Pia Skovmand"]),
    ("Jurist Pia Skovmand deltager.", ["Jurist | Pia Skovmand"]),
    ("Jurist Pia Skovmand vil deltage under drøftelsen.", ["Jurist | Pia Skovmand"]),
    ("Under punktet deltager jurist Pia Skovmand.", ["jurist | Pia Skovmand"]),
    ("På mødet deltager jurist Pia Skovmand.", ["jurist | Pia Skovmand"]),
    ("I behandlingen deltager desuden jurist Pia Skovmand.", ["jurist | Pia Skovmand"]),
    ("Der er inviteret repræsentanter til punktet.", []),
    ("Jurist Pia Skovmand er inviteret til at deltage i drøftelsen.", ["Jurist | Pia Skovmand"]),
    ("Jurist Pia Skovmand inviteres med til punktet.", ["Jurist | Pia Skovmand"]),
    ("Jurist Pia Skovmand er indbudt til at orientere.", ["Jurist | Pia Skovmand"]),
    ("Jurist Pia Skovmand vil på mødet orientere om sagen.", ["Jurist | Pia Skovmand"]),
    ("Jurist Pia Skovmand fremlægger oplægget.", ["Jurist | Pia Skovmand"]),
    ("Jurist Pia Skovmand holder et kort oplæg.", ["Jurist | Pia Skovmand"]),
    ("Oplægget præsenteres af jurist Pia Skovmand.", ["jurist | Pia Skovmand"]),
    ("Oplæg ved jurist Pia Skovmand.", ["jurist | Pia Skovmand"]),
    ("Orientering v/ jurist Pia Skovmand.", ["jurist | Pia Skovmand"]),
    # several
    (
        "Planchef Ole Dam og jurist Pia Skovmand deltager under punktet.",
        ["Planchef | Ole Dam", "jurist | Pia Skovmand"],
    ),
    (
        "Planchef Ole Dam, jurist Pia Skovmand samt ingeniør Bo Lund deltager under punktet.",
        ["Planchef | Ole Dam", "jurist | Pia Skovmand", "ingeniør | Bo Lund"],
    ),
    (
        "Ole Dam, planchef, og Pia Skovmand, jurist, deltager under punktet.",
        ["planchef | Ole Dam", "jurist | Pia Skovmand"],
    ),
    (
        "Planchef Ole Dam deltager sammen med jurist Pia Skovmand under punktet.",
        ["Planchef | Ole Dam", "jurist | Pia Skovmand"],
    ),
    (
        "Planchef Ole Dam deltager under punktet, og jurist Pia Skovmand deltager via Teams.",
        ["Planchef | Ole Dam", "jurist | Pia Skovmand"],
    ),
    # titles with commas and "og"
    (
        "Chef for Plan, Byg og Miljø Anna Holm deltager under punktet.",
        ["Chef for Plan, Byg og Miljø | Anna Holm"],
    ),
    (
        "Chef for Kultur og Fritid Lone Krag og leder af Jobcenter Nord Ali Hassan deltager under punktet.",
        ["Chef for Kultur og Fritid | Lone Krag", "leder af Jobcenter Nord | Ali Hassan"],
    ),
    (
        "Chef for drift og anlæg Jens P. Toft deltager under punktet.",
        ["Chef for drift og anlæg | Jens P. Toft"],
    ),
    (
        "Konst. centerchef A. B. von Holstein deltager under punktet.",
        ["Konst. centerchef | A. B. von Holstein"],
    ),
    (
        "Faglig koordinator Mette-Marie Bjerre-Lund deltager under punktet.",
        ["Faglig koordinator | Mette-Marie Bjerre-Lund"],
    ),
    ("HR- og lønchef Karen Ravn deltager under punktet.", ["HR- og lønchef | Karen Ravn"]),
    ("It-sikkerhedskoordinator Yasmin El-Haddad deltager.", ["It-sikkerhedskoordinator | Yasmin El-Haddad"]),
    ("Bilag er vedlagt og jurist Pia Skovmand deltager under punktet.", ["jurist | Pia Skovmand"]),
    ("Direktionen taler med jurist Pia Skovmand, der deltager under punktet.", ["jurist | Pia Skovmand"]),
    # organisations
    ("Arkitekt Lea Munk, Tegnestuen Nord, deltager.", ["Arkitekt | Lea Munk | Tegnestuen Nord"]),
    ("Revisor Ulla Friis (BDO) deltager under punktet.", ["Revisor | Ulla Friis | BDO"]),
    ("Jurist Pia Skovmand fra Økonomi deltager.", ["Jurist | Pia Skovmand | Økonomi"]),
    # functions and units without a name
    ("Chefen for Økonomi deltager under punktet.", ["Chefen for Økonomi | None"]),
    ("Økonomichefen og jurist Pia Skovmand deltager.", ["Økonomichefen | None", "jurist | Pia Skovmand"]),
    ("Ledelsessekretariatet deltager under punktet.", ["Ledelsessekretariatet | None"]),
    ("En repræsentant fra Ældrerådet deltager under drøftelsen.", ["En repræsentant fra Ældrerådet | None"]),
    # nobody
    ("Ledelsessekretariatet fremlægger et udkast.", []),
    ("Direktionen deltager i konferencen.", []),
    ("Fagdirektørerne deltager i arbejdsgruppen.", []),
    ("På mødet d. 22. februar præsenterede jurist Pia Skovmand et oplæg.", []),
    ("Den 30. august 2023 drøftede direktionen modellen med chef for IT og Digitalisering.", []),
    ("Den 30. august 2023 drøftede direktionen modellen, og jurist Pia Skovmand deltog.", []),
    ("Alle ledere inviteres til nytårskuren.", []),
    ("Direktionen drøfter udkastet med henblik på godkendelse.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), BEFORE)
def test_an_agenda_says_who_will_come(sentence: str, wanted: list[str]) -> None:
    guests = item(text=sentence).guests

    assert [_written(one) for one in guests] == wanted
    assert {one.attendance for one in guests} <= {PLANNED}


def _written(guest: AgendaGuest) -> str:
    return f"{guest.title} | {guest.name}" + (f" | {guest.organisation}" if guest.organisation else "")


# A sentence of the minutes, and the attendance of the one guest.
AFTER = [
    ("Jurist Pia Skovmand deltog under drøftelsen.", ATTENDED),
    ("Jurist Pia Skovmand deltog under behandlingen af punktet.", ATTENDED),
    ("Jurist Pia Skovmand præsenterede oplægget.", ATTENDED),
    ("Jurist Pia Skovmand gennemgik sagen.", ATTENDED),
    ("Under punktet deltog jurist Pia Skovmand.", ATTENDED),
    ("Sagen blev gennemgået af jurist Pia Skovmand.", ATTENDED),
    ("Jurist Pia Skovmand deltager under behandlingen af punktet.", PLANNED),  # carried over from the agenda
    ("Jurist Pia Skovmand havde meldt afbud.", CANCELLED),
    ("Punktet udgår, da jurist Pia Skovmand havde meldt afbud.", CANCELLED),
    ("Jurist Pia Skovmand var inviteret, men kunne ikke deltage.", CANCELLED),
    ("Jurist Pia Skovmand deltog ikke.", CANCELLED),
    ("Jurist Pia Skovmand var forhindret.", CANCELLED),
    ("Der var afbud fra jurist Pia Skovmand.", CANCELLED),
    ("Jurist Pia Skovmand følger op.", None),
    ("Jurist Pia Skovmand præsenterer et nyt udkast på næste møde.", None),
    ("Kommunaldirektør Pia Skovmand orienterede.", None),  # sits at the table
]


@pytest.mark.parametrize(("sentence", "attendance"), AFTER)
def test_minutes_say_who_came(sentence: str, attendance: Attendance | None) -> None:
    guests = item(decision=sentence).guests

    assert [(one.name, one.attendance) for one in guests] == (
        [("Pia Skovmand", attendance)] if attendance else []
    )


def test_what_the_minutes_say_outweighs_the_plan() -> None:
    read = item(
        text="Jurist Pia Skovmand og planchef Ole Dam deltager under punktet. Økonomichef Bo Lund deltager.",
        decision="Pia Skovmand deltog. Planchefen havde meldt afbud.",
    )

    told = [(one.title, one.name, one.attendance) for one in read.guests]
    assert told == [
        ("Jurist", "Pia Skovmand", ATTENDED),
        ("planchef", "Ole Dam", CANCELLED),
        ("Økonomichef", "Bo Lund", PLANNED),
    ]


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Jurist Pia Skovmand deltager kl. 10.30-10.50.", "10:30", "10:50"),
        ("Jurist Pia Skovmand deltager fra kl. 10:30 til kl. 10:50.", "10:30", "10:50"),
        ("Jurist Pia Skovmand deltager kl. 9 - 10.", "09:00", "10:00"),
        ("Kl. 10.30-10.50 deltager jurist Pia Skovmand.", "10:30", "10:50"),
        ("Jurist Pia Skovmand deltager fra kl. 10.30.", "10:30", None),
        ("Jurist Pia Skovmand deltager indtil kl. 10.50.", None, "10:50"),
        ("Jurist Pia Skovmand deltager under punktet. Der er frokost kl. 12.00-12.30.", None, None),
    ],
)
def test_a_guest_may_have_a_time_of_their_own(sentence: str, start: str | None, end: str | None) -> None:
    guest = item(text=sentence).guests[0]

    assert (guest.starts and f"{guest.starts:%H:%M}", guest.ends and f"{guest.ends:%H:%M}") == (start, end)


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("Chefen for Økonomi deltager under punktet.", Doubt.GUEST_UNNAMED),
        ("Bo Lund deltager under punktet.", Doubt.GUEST_UNTITLED),
        ("Der deltager et antal fagfolk under punktet.", Doubt.GUEST_UNSURE),
        ("Xylofonist Anna Holm Krag deltager under punktet.", Doubt.GUEST_UNSURE),
    ],
)
def test_a_guest_in_doubt_is_a_problem_with_its_line(sentence: str, doubt: Doubt) -> None:
    problems = agenda(text=sentence).problems

    assert [(one.doubt, one.line, one.item) for one in problems] == [(doubt, 15, 0)]
