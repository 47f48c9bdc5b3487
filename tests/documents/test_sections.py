"""Recommendations, attachments, slots and titles, told in small documents."""

from datetime import time

import pytest

from bot.documents.reading import read_agenda
from bot.domain.agenda import Agenda, AgendaAttachment, AgendaBreak, AgendaKind, Doubt

HEAD = ["Direktionen 01-02-2024", "Punkter til behandling", " Åben Sag"]
MINUTES = ["Beslutning i Direktionen den 01-02-2024", "Direktionen havde følgende punkter:"]


def read(*lines: str) -> Agenda:
    return read_agenda("\n\n".join(lines).encode())


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["Det indstilles, at punkterne behandles."], ("punkterne behandles",)),
        (["Direktøren indstiller, at planen godkendes."], ("planen godkendes",)),
        (["Det indstilles, at a drøftes, og at b godkendes."], ("a drøftes", "b godkendes")),
        (["Det indstilles,", "1. at a drøftes,", "2. at b godkendes."], ("a drøftes", "b godkendes")),
        (["Det indstilles, at", "- a drøftes", "- b godkendes."], ("a drøftes", "b godkendes")),
        (["Det indstilles, at de", "- drøfter a", "- giver b"], ("de drøfter a", "de giver b")),
        (["Punkterne drøftes."], ()),
    ],
)  # fmt: skip
def test_recommendations_are_read_one_by_one(lines: list[str], wanted: tuple[str, ...]) -> None:
    agenda = read(*HEAD, "Tid Punkt", "9.00 Et punkt", "Indstilling", *lines)

    assert agenda.case is not None
    assert agenda.case.recommendations == wanted
    assert agenda.items[0].decision is None


ATTACHMENTS = [
    (
        ["1 -", "3553435", "Åben Notat om", "planen (122962/23) (H)"],
        AgendaAttachment(
            number="1", document_id="3553435", open=True, title="Notat om planen", reference="122962/23"
        ),
    ),
    (["1 -  Lukket Drejebog () ()"], AgendaAttachment(number="1", open=False, title="Drejebog")),
    (
        ["1. 3553435 Lukket Plan (udkast) (1/23) (H)"],
        AgendaAttachment(
            number="1", document_id="3553435", open=False, title="Plan (udkast)", reference="1/23"
        ),
    ),
    (["17474/09Åben Notat"], AgendaAttachment(document_id="17474/09", open=True, title="Notat")),
    (["- Tidsplan (åben)"], AgendaAttachment(open=True, title="Tidsplan")),
    (["1 - Et notat"], AgendaAttachment(number="1", open=None, title="Et notat")),
]


@pytest.mark.parametrize(("lines", "wanted"), ATTACHMENTS)
def test_an_attachment_is_read_in_its_parts(lines: list[str], wanted: AgendaAttachment) -> None:
    agenda = read(*HEAD, "Tid Punkt", "9.00 Et punkt", "Bilag:", *lines)

    assert agenda.case is not None
    assert agenda.case.attachments == (wanted,)
    assert [one.doubt for one in agenda.problems] == (
        [] if wanted.open is not None else [Doubt.ATTACHMENT_UNSURE]
    )


def test_a_document_without_attachments_has_none() -> None:
    agenda = read(*HEAD, "Tid Punkt", "9.00 Et punkt", "Bilag: Ingen")

    assert agenda.case is not None
    assert agenda.case.attachments == ()


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("9.00 Et punkt", time(9), None),
        ("09:00 Et punkt", time(9), None),
        ("kl. 9.00 Et punkt", time(9), None),
        ("9.00-9.45 Et punkt", time(9), time(9, 45)),
        ("9.00 – 9.45 Et punkt", time(9), time(9, 45)),
    ],
)
def test_a_row_opens_with_its_time(line: str, start: time, end: time | None) -> None:
    (item,) = read(*HEAD, "Tid Punkt", line).items

    assert (item.title, item.start, item.end) == ("Et punkt", start, end)


def test_times_in_running_text_open_no_item() -> None:
    agenda = read(
        *HEAD,
        "Tid Punkt",
        "9.00 Et punkt",
        "Der er pause kl.",
        "9.30-9.45. Punktet fortsætter",
        "9.50 ca. som aftalt.",
    )

    assert len(agenda.items) == 1


def test_an_item_without_a_time_has_none_and_a_problem() -> None:
    agenda = read(*HEAD, "Tid Punkt", "9.00 Et punkt", "Tekst.", "- Et andet")

    assert [(one.title, one.start) for one in agenda.items] == [("Et punkt", time(9)), ("Et andet", None)]
    assert [(one.doubt, one.item) for one in agenda.problems] == [(Doubt.TIME_MISSING, 1)]


def test_a_list_in_an_items_text_is_text() -> None:
    agenda = read(
        *HEAD, "Tid Punkt", "9.00 Et punkt", "Der drøftes:", "- Budget", "- Regnskab", "10.00 Et andet"
    )

    assert [one.title for one in agenda.items] == ["Et punkt", "Et andet"]


def test_a_pause_is_no_item() -> None:
    agenda = read(*HEAD, "Tid Punkt", "9.00 Et punkt", "10.00-10.15 Pause", "10.15 Et andet")

    assert agenda.breaks == (AgendaBreak(start=time(10), end=time(10, 15), label="Pause"),)
    assert [one.title for one in agenda.items] == ["Et punkt", "Et andet"]


@pytest.mark.parametrize(
    ("printed", "title", "is_open"),
    [
        ("Lukket - Personalesag", "Personalesag", False),
        ("Personalesag (lukket punkt)", "Personalesag", False),
        ("Åben sag: Budget", "Budget", True),
        ("Lukketid for skoler", "Lukketid for skoler", True),  # a word that begins like one
    ],
)
def test_an_item_may_be_closed_in_an_open_case(printed: str, title: str, is_open: bool) -> None:
    (item,) = read(*HEAD, "Tid Punkt", f"9.00 {printed}").items

    assert (item.title, item.open) == (title, is_open)


def test_a_title_ends_where_agenda_and_minutes_both_end_a_line() -> None:
    agenda = read(
        *HEAD, "Tid Punkt", "9.00 Udpegning til bestyrelser", "Oplæring", "Teksten.",
        *MINUTES, " Udpegning til", "bestyrelser Oplæring", "Godkendt.",
    )  # fmt: skip

    (item,) = agenda.items
    assert (item.title, item.description) == ("Udpegning til bestyrelser Oplæring", "Teksten.")
    assert item.decision is not None
    assert item.decision.text == "Godkendt."
    assert agenda.kind is AgendaKind.BOTH


def test_a_decision_on_an_item_that_the_agenda_lacks_is_kept_and_told() -> None:
    agenda = read(
        *HEAD, "Tid Punkt", "9.00 Et punkt", *MINUTES, " Et punkt", "Godkendt.", " Eventuelt", "Intet."
    )

    assert [one.title for one in agenda.items] == ["Et punkt", "Eventuelt"]
    assert [(one.doubt, one.line) for one in agenda.problems] == [(Doubt.DECISION_UNMATCHED, 19)]


def test_an_item_without_a_decision_in_the_minutes_is_told() -> None:
    agenda = read(*HEAD, "Tid Punkt", "9.00 Et punkt", "10.00 Et andet", *MINUTES, " Et punkt", "Godkendt.")

    assert agenda.items[1].decision is None
    assert [(one.doubt, one.item) for one in agenda.problems] == [(Doubt.DECISION_MISSING, 1)]


def test_what_the_document_does_not_say_is_nothing() -> None:
    agenda = read("Punkter til behandling", "Tid Punkt", "9.00 Et punkt")

    assert (agenda.body, agenda.date, agenda.organisation, agenda.items[0].open) == (None, None, None, None)
    assert {one.doubt for one in agenda.problems} == {
        Doubt.BODY_MISSING,
        Doubt.DATE_MISSING,
        Doubt.OPENNESS_MISSING,
    }
