"""What a decision decides, and who follows up, told in the sentences of secretariats."""

from datetime import date

import pytest
from small_documents import agenda, item

from bot.domain.agenda import AgendaPoint, Doubt, Outcome

OUTCOMES = [
    ("Godkendt.", Outcome.APPROVED),
    ("Godkendt", Outcome.APPROVED),
    ("Indstillingen blev godkendt.", Outcome.APPROVED),
    ("Direktionen tiltrådte indstillingen.", Outcome.APPROVED),
    ("Direktionen godkendte oplægget uden bemærkninger.", Outcome.APPROVED),
    ("Godkendt med følgende rettelser: fristen rykkes.", Outcome.APPROVED_WITH_REMARKS),
    ("Godkendt med den ændring, at fristen rykkes.", Outcome.APPROVED_WITH_REMARKS),
    ("Oplægget blev godkendt. Der blev givet en række bemærkninger.", Outcome.APPROVED_WITH_REMARKS),
    ("Oplægget blev godkendt med enkelte bemærkninger.", Outcome.APPROVED_WITH_REMARKS),
    ("Taget til efterretning.", Outcome.NOTED),
    ("Direktionen tog orienteringen til efterretning.", Outcome.NOTED),
    ("Drøftet og taget til efterretning.", Outcome.NOTED),
    ("Drøftet.", Outcome.DISCUSSED),
    ("Direktionen drøftede oplægget med henblik på godkendelse.", Outcome.DISCUSSED),
    ("Direktionen drøftede sagen. Der blev givet en række bemærkninger.", Outcome.DISCUSSED),
    ("Udsat.", Outcome.POSTPONED),
    ("Punktet blev udskudt til næste møde.", Outcome.POSTPONED),
    ("Punktet tages op på næste møde.", Outcome.POSTPONED),
    ("Punktet blev ikke nået.", Outcome.POSTPONED),
    ("Ikke godkendt.", Outcome.REJECTED),
    ("Forslaget blev afvist.", Outcome.REJECTED),
    ("Direktionen kunne ikke tiltræde forslaget.", Outcome.REJECTED),
    ("Sagen sendes tilbage til forvaltningen.", Outcome.REFERRED),
    ("Oplægget oversendes til Økonomiudvalget.", Outcome.REFERRED),
    ("Det blev aftalt, at rammen behandles på strategisk dialogmøde med borgmesteren.", Outcome.REFERRED),
    ("Anbefales godkendt.", Outcome.RECOMMENDED),
    ("Direktionen anbefaler over for Økonomiudvalget, at projektet sættes i gang.", Outcome.RECOMMENDED),
    ("Punktet udgår.", Outcome.WITHDRAWN),
    ("Punktet blev trukket tilbage.", Outcome.WITHDRAWN),
    ("Ingen bemærkninger.", Outcome.NONE),
    ("Intet.", Outcome.NONE),
    # words of another item, of another meeting, of ordinary language
    ("Sag 3 udgår. Godkendt.", Outcome.APPROVED),
    ("Taget til efterretning. Pkt. 12 udsat.", Outcome.NOTED),
    ("På mødet den 3. januar 2024 blev planen godkendt. Drøftet.", Outcome.DISCUSSED),
    ("Direktionen drøftede indsatsen for udsatte borgere.", Outcome.DISCUSSED),
    ("Godkendt, dog udgår afsnit 4.", Outcome.APPROVED),
]


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES)
def test_a_decision_has_an_outcome(text: str, outcome: Outcome) -> None:
    decision = item(decision=text).decision

    assert decision is not None
    assert decision.text == text
    assert decision.outcome is outcome


def test_what_minutes_repeat_from_the_agenda_decides_nothing() -> None:
    read = item(text="Planen blev godkendt i foråret.", decision="Planen blev godkendt i foråret. Drøftet.")

    assert read.decision is not None
    assert read.decision.outcome is Outcome.DISCUSSED


def test_titles_and_recommendations_decide_nothing() -> None:
    read = agenda(title="Godkendelse af budget", decision="Direktøren takkede.").items[0]

    assert read.decision is not None
    assert read.decision.outcome is Outcome.NONE


def test_an_outcome_that_is_not_recognised_is_a_problem() -> None:
    problems = agenda(decision="Direktøren takkede for indsatsen.").problems

    assert [(one.doubt, one.item) for one in problems] == [(Doubt.OUTCOME_UNSURE, 0)]


def test_points_are_decided_one_by_one() -> None:
    decision = item(decision="Ad 1: Anbefales. For: 5 Imod: 2. Ad 2: Ikke godkendt.").decision

    assert decision is not None
    assert decision.outcome is Outcome.RECOMMENDED
    assert decision.points == (
        AgendaPoint(point=1, outcome=Outcome.RECOMMENDED, votes_for=5, votes_against=2),
        AgendaPoint(point=2, outcome=Outcome.REJECTED),
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Punktet blev udsat til direktionsmødet den 11. april 2024.", date(2024, 4, 11)),
        ("Udsat til 11-04-2024.", date(2024, 4, 11)),
        ("Punktet blev udsat til den 11. april.", None),  # which year?
        ("Notatet af 11. april 2024 blev drøftet. Punktet blev udsat.", None),
        ("Godkendt med virkning fra den 11. april 2024.", None),
    ],
)
def test_a_postponed_item_may_say_to_when(text: str, day: date | None) -> None:
    assert item(decision=text).postponed_to == day


# A sentence of the minutes, its owners, and the task of each.
FOLLOW_UPS: list[tuple[str, list[str], list[str]]] = [
    ("Ledelsessekretariatet følger op.", ["Ledelsessekretariatet"], ["følger op"]),
    ("Jurist Pia Skovmand udarbejder et notat.", ["Jurist Pia Skovmand"], ["udarbejder et notat"]),
    (
        "Kommunaldirektøren vender tilbage med et udkast.",
        ["Kommunaldirektøren"],
        ["vender tilbage med et udkast"],
    ),
    (
        "Chef for Plan, Byg og Miljø Anna Holm indarbejder bemærkninger og sikrer næste skridt ift. sagen.",
        ["Chef for Plan, Byg og Miljø Anna Holm"],
        ["indarbejder bemærkninger og sikrer næste skridt ift. sagen"],
    ),
    (
        "Ledelsessekretariatet og økonomichef Bo Lund følger op.",
        ["Ledelsessekretariatet", "økonomichef Bo Lund"],
        ["følger op"] * 2,
    ),
    (
        "HR-chef Bo Lund, HR og formandskabet følger op på støjen.",
        ["HR-chef Bo Lund", "HR", "formandskabet"],
        ["følger op på støjen"] * 3,
    ),
    (
        "Jurist Pia Skovmand udarbejder et notat, og Økonomi indkalder til møde.",
        ["Jurist Pia Skovmand", "Økonomi"],
        ["udarbejder et notat", "indkalder til møde"],
    ),
    ("Teknik og Miljø undersøger sagen.", ["Teknik og Miljø"], ["undersøger sagen"]),
    ("Det blev besluttet, at HR skal indkalde til møde.", ["HR"], ["skal indkalde til møde"]),
    (
        "Direktionen bemyndigede jurist Pia Skovmand til at indgå aftalen.",
        ["jurist Pia Skovmand"],
        ["til at indgå aftalen"],
    ),
    ("Jurist Pia Skovmand er tovholder.", ["Jurist Pia Skovmand"], ["er tovholder"]),
    ("Jurist Pia Skovmand tager kontakt til KL.", ["Jurist Pia Skovmand"], ["tager kontakt til KL"]),
    (
        "Jurist Pia Skovmand fremlægger et udkast på næste møde.",
        ["Jurist Pia Skovmand"],
        ["fremlægger et udkast på næste møde"],
    ),
    ("Skole- og dagtilbudschefen følger op.", ["Skole- og dagtilbudschefen"], ["følger op"]),
    # none
    ("Der vil blive fulgt op.", [], []),
    ("Direktionen drøfter sagen igen.", [], []),
    ("Jurist Pia Skovmand deltager under punktet.", [], []),
    ("Jurist Pia Skovmand fremlægger oplægget.", [], []),
    ("Der blev givet en række bemærkninger.", [], []),
]


@pytest.mark.parametrize(("text", "owners", "tasks"), FOLLOW_UPS)
def test_follow_ups_have_owners(text: str, owners: list[str], tasks: list[str]) -> None:
    decision = item(decision=text).decision

    assert decision is not None
    assert [one.owner for one in decision.follow_ups] == owners
    assert [one.task for one in decision.follow_ups] == tasks


def test_an_owner_with_an_unknown_verb_is_a_problem() -> None:
    read = agenda(decision="Drøftet. Jurist Pia Skovmand jonglerer med tallene.")

    assert read.items[0].decision is not None
    assert [one.owner for one in read.items[0].decision.follow_ups] == ["Jurist Pia Skovmand"]
    assert [one.doubt for one in read.problems] == [Doubt.OWNER_UNSURE]
