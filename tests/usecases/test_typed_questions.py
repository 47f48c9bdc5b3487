"""What people type, slips and all, is understood; what is not close to anything is not guessed at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.usecases.queries import QUERIES, Asked, QueryKind
from bot.usecases.understand import Query, understand

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("næste dagsorden", Query(QueryKind.NEXT_AGENDA)),
        ("Næste dagsorden?", Query(QueryKind.NEXT_AGENDA)),
        ("naeste dagsorden", Query(QueryKind.NEXT_AGENDA)),  # a keyboard without æ
        ("næste dagsordn", Query(QueryKind.NEXT_AGENDA)),
        ("next agenda", Query(QueryKind.NEXT_AGENDA)),
        ("nxt agenda", Query(QueryKind.NEXT_AGENDA)),
        ("dagsorden", Query(QueryKind.NEXT_AGENDA)),
        ("dagsorden 20-12-2023", Query(QueryKind.AGENDA, date(2023, 12, 20))),
        ("agenda 20.12.2023", Query(QueryKind.AGENDA, date(2023, 12, 20))),
        ("agenda 2023-12-20", Query(QueryKind.AGENDA, date(2023, 12, 20))),
        ("dagsorden den 20. december 2023", Query(QueryKind.AGENDA, date(2023, 12, 20))),
        ("dagsorden 4. marts", Query(QueryKind.AGENDA, date(2026, 3, 4))),
        ("dagsorden i morgen", Query(QueryKind.AGENDA, date(2026, 3, 3))),
        ("agenda today", Query(QueryKind.AGENDA, TODAY)),
        ("gæster", Query(QueryKind.GUESTS)),
        ("gaester", Query(QueryKind.GUESTS)),
        ("gusts", Query(QueryKind.GUESTS)),
        ("beslutniger", Query(QueryKind.DECISIONS)),
        ("opfølgning", Query(QueryKind.FOLLOW_UPS)),
        ("opfolgning", Query(QueryKind.FOLLOW_UPS)),
        ("followups", Query(QueryKind.FOLLOW_UPS)),
        ("beslutninger 20.12.2023", Query(QueryKind.DECISIONS, date(2023, 12, 20))),
        ("beslutninger fra 2025", Query(QueryKind.DECISIONS, year=2025)),
        ("hvad blev der besluttet om seminaret?", Query(QueryKind.DECISIONS, rest="seminaret")),
        ("Hvad blev besluttet om KB-seminaret", Query(QueryKind.DECISIONS, rest="kb-seminaret")),
        ("hvad blev der beslutet om budget 2026?", Query(QueryKind.DECISIONS, rest="budget 2026")),
        ("what was decided about the seminar?", Query(QueryKind.DECISIONS, rest="seminar")),
        ("What did we decide about the »seminar«?", Query(QueryKind.DECISIONS, rest="seminar")),
        ("beslutniger om seminar", Query(QueryKind.DECISIONS, rest="seminar")),
        ("decisions about seminar", Query(QueryKind.DECISIONS, rest="seminar")),
        ("beslutninger Teknik og Miljø", Query(QueryKind.DECISIONS, rest="teknik miljø")),
        ("hvad blev der besluttet?", Query(QueryKind.DECISIONS)),
        ("hvad blev der besluttet i dag?", Query(QueryKind.DECISIONS, TODAY)),
        ("Hvornår besluttede vi noget om seminaret?", Query(QueryKind.DECISIONS, rest="seminaret")),
        ("When did we decide anything about the seminar?", Query(QueryKind.DECISIONS, rest="seminar")),
        ("hvem har ansvaret for seminaret?", Query(QueryKind.FOLLOW_UPS, rest="seminaret")),
        ("who is responsible for the seminar", Query(QueryKind.FOLLOW_UPS, rest="seminar")),
        ("hvad skal jeg følge op på?", Query(QueryKind.FOLLOW_UPS)),
        ("hvem følger op på seminaret?", Query(QueryKind.FOLLOW_UPS, rest="seminaret")),
        ("opfølgning Ole Dam", Query(QueryKind.FOLLOW_UPS, rest="ole dam")),
        ("follow-ups for Ole Dam", Query(QueryKind.FOLLOW_UPS, rest="ole dam")),
        ("who folows up on the seminar?", Query(QueryKind.FOLLOW_UPS, rest="seminar")),
        ("follow ups", Query(QueryKind.FOLLOW_UPS)),
        ("beslutninger verdensmål 13", Query(QueryKind.DECISIONS, goal=13)),
        ("hvad blev der besluttet om verdensmål 13?", Query(QueryKind.DECISIONS, goal=13)),
        ("verdensmål 13", Query(QueryKind.DECISIONS, goal=13)),
        ("verdensmål 13 i 2023", Query(QueryKind.DECISIONS, year=2023, goal=13)),
        ("beslutninger SDG13", Query(QueryKind.DECISIONS, goal=13)),
        ("sdg 7", Query(QueryKind.DECISIONS, goal=7)),
        ("opfølgning verdensmål 4", Query(QueryKind.FOLLOW_UPS, goal=4)),
        ("verdensmål 13 cykelstier", Query(QueryKind.DECISIONS, rest="cykelstier", goal=13)),
        ("verdensmål 2023", Query(QueryKind.GOALS, year=2023)),
        ("verdensmaal 2023", Query(QueryKind.GOALS, year=2023)),
        ("verdensmål", Query(QueryKind.GOALS)),
        ("global goals 2023", Query(QueryKind.GOALS, year=2023)),
        ("Sustainable Development Goals", Query(QueryKind.GOALS)),
        ("verdensmål klimaindsats", Query(QueryKind.DECISIONS, rest="verdensmål klimaindsats")),
        ("leverancer", Query(QueryKind.DELIVERIES)),
        ("referat", Query(QueryKind.MINUTES)),
        ("referat 20-12-2023", Query(QueryKind.MINUTES, date(2023, 12, 20))),
        ("hjælp", Query(QueryKind.HELP)),
        ("hjaelp", Query(QueryKind.HELP)),
        ("Hej", Query(QueryKind.HELP)),
        ("hjem Direktionen", Query(QueryKind.HOME, rest="Direktionen")),
        ("Home  Økonomiudvalget", Query(QueryKind.HOME, rest="Økonomiudvalget")),
    ],
)
def test_it_is_understood(typed: str, wanted: Query) -> None:
    assert understand(typed, today=TODAY) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "kaffe", "hvem er du egentlig", "jeg er syg i dag", "tak for i går"),
        *("dagsorden 31-02-2026", "beslutninger 31-02-2026"),
    ],
)
def test_what_is_not_close_is_not_guessed(typed: str) -> None:
    assert understand(typed, today=TODAY) is None


@given(st.text(max_size=300))
def test_no_text_breaks_it(typed: str) -> None:
    understand(typed, today=TODAY)


@pytest.mark.parametrize("asked", QUERIES, ids=lambda asked: asked.kind)
def test_every_row_is_understood_in_both_languages_and_any_case(asked: Asked) -> None:
    rest = " Direktionen" if asked.kind is QueryKind.HOME else ""

    for words in (asked.da, asked.en):
        found = understand(words.upper() + rest, today=TODAY)
        assert found
        assert found.kind is (QueryKind.NEXT_AGENDA if asked.kind is QueryKind.AGENDA else asked.kind)
