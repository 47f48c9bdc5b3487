"""Numbers before the titles of a timed table: read where all items have one, else part of the title."""

import pytest

from bot.documents.reading import read_agenda

HEAD = "Direktionen 04-03-2026\n\nPunkter til behandling\n\nÅben sag\n\nTid Punkt\n"
DECIDED = "\n\nBeslutning i Direktionen den 04-03-2026\n\n"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("9.00 1. Budget", "9.30 2. Skole"), [("1", "Budget"), ("2", "Skole")]),
        (("9.00 49. Budget", "9.30 51. Skole"), [("49", "Budget"), ("51", "Skole")]),
        (("9.00 1. Budget", "9.30 Skole"), [(None, "1. Budget"), (None, "Skole")]),
        (("9.00 2. Budget", "9.30 1. Skole"), [(None, "2. Budget"), (None, "1. Skole")]),
        (("9.00 1. behandling af budget",), [(None, "1. behandling af budget")]),
        (("9.00 1. Budget", "9.15 Pause", "9.30 2. Skole"), [("1", "Budget"), ("2", "Skole")]),
    ],
)
def test_a_number_is_one_where_all_rows_have_one_that_rises(
    rows: tuple[str, ...], found: list[tuple[str | None, str]]
) -> None:
    agenda = read_agenda((HEAD + "\n\n".join(rows)).encode())

    assert [(item.number, item.title) for item in agenda.items] == found


def test_the_minutes_may_number_their_titles_too() -> None:
    minutes = "1. Budget\n\nGodkendt.\n\n2. Skole\n\nUdsat. Det gælder også:\n\n2. Vejen\n"
    written = HEAD + "9.00 1. Budget\n\nSagen er kendt.\n\n9.30 2. Skole\n\nSagen er ny." + DECIDED + minutes
    [budget, school] = read_agenda(written.encode()).items

    assert budget.decision
    assert school.decision
    assert budget.decision.text == "Godkendt."
    assert school.decision.text == "Udsat. Det gælder også: 2. Vejen"


def test_attachments_whose_numbers_leap_are_each_their_own() -> None:
    papers = "\n\nBilag:\n\n1 - Åben Notat om skolen\n\n4 - Lukket Oversigt\n\n2026 - og frem\n"
    agenda = read_agenda((HEAD + "9.00 Budget\n\nSagen er kendt." + papers).encode())

    assert agenda.case
    assert [(a.number, a.title) for a in agenda.case.attachments] == [
        ("1", "Notat om skolen"),
        ("4", "Oversigt 2026 - og frem"),
    ]
