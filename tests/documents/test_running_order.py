"""Breaks, fixed times, lengths and talks, each with what only looks like one."""

from datetime import time

import pytest
import small_documents

from bot.documents.reading import read_agenda
from bot.domain.agenda import Agenda, AgendaBreak, AgendaItem, Doubt

HEAD = ["Direktionen 01-02-2024", "Punkter til behandling", " Åben Sag", "Tid Punkt"]


def read(*lines: str) -> Agenda:
    return read_agenda("\n\n".join([*HEAD, *lines]).encode())


def row(line: str, *text: str) -> AgendaItem:
    return read(line, *text).items[0]


def with_text(text: str) -> AgendaItem:
    """At 10.30."""
    return small_documents.item(text=text)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("10.00 Pause", AgendaBreak(start=time(10), label="Pause")),
        ("10.00 pause", AgendaBreak(start=time(10), label="pause")),
        ("10.00 Kaffepause.", AgendaBreak(start=time(10), label="Kaffepause.")),
        ("10.00-10.15 PAUSE", AgendaBreak(start=time(10), end=time(10, 15), label="PAUSE")),
        ("12.00 Frokost", AgendaBreak(start=time(12), label="Frokost")),
        ("12.00 Fælles frokost i kantinen", AgendaBreak(start=time(12), label="Fælles frokost i kantinen")),
        ("12.00 Pause og sandwich", AgendaBreak(start=time(12), label="Pause og sandwich")),
        ("12.00 Kaffe, te og kage", AgendaBreak(start=time(12), label="Kaffe, te og kage")),
        ("10.00 *** Pause ***", AgendaBreak(start=time(10), label="Pause")),
        ("10.00 Pause kl. 10.00-10.15", AgendaBreak(start=time(10), end=time(10, 15), label="Pause")),
        ("10.00 Pause (til kl. 10.15)", AgendaBreak(start=time(10), end=time(10, 15), label="Pause")),
        ("10.00 Pause (15 min.)", AgendaBreak(start=time(10), label="Pause", duration_minutes=15)),
        ("9.30 Et kvarters te", AgendaBreak(start=time(9, 30), label="Et kvarters te", duration_minutes=15)),
        ("10.00 Pause, 5-10 min.", AgendaBreak(start=time(10), label="Pause")),
        ("10.00 Pause kl. 11.00-11.15", AgendaBreak(start=time(10), label="Pause kl. 11.00-11.15")),
    ],
)  # fmt: skip
def test_a_row_that_is_only_a_rest_is_a_break(line: str, wanted: AgendaBreak) -> None:
    agenda = read("9.00 Et punkt", line, "13.00 Et andet")

    assert agenda.breaks == (wanted,)
    assert [one.title for one in agenda.items] == ["Et punkt", "Et andet"]
    assert agenda.problems == ()


def test_what_is_served_is_a_note_of_the_break() -> None:
    agenda = read("9.00 Et punkt", "12.00 Pause og", "sandwich", "Der serveres suppe.", "13.00 Et andet")

    note = "Der serveres suppe."
    assert agenda.breaks == (AgendaBreak(start=time(12), label="Pause og sandwich", note=note),)


@pytest.mark.parametrize(
    "title",
    [
        "Pausearealer ved skolerne",
        "Frokostordning i dagtilbud",
        "Frokost på plejehjem",
        "Frokostpause for medarbejdere i udekørende hjemmepleje",
        "Pause i udbuddet af rengøring",
        "Pause og bevægelse i skolen",
        "Kaffe og politik",
        "Frokost med byrådet",
        "Middagspausen på skolerne",
        "Te-salon i Kulturhuset",
        "Byggepause",
    ],
)
def test_a_case_about_breaks_is_an_item(title: str) -> None:
    agenda = read("9.00 Et punkt", f"10.00 {title}", "11.00 Et andet")

    assert agenda.breaks == ()
    assert [one.title for one in agenda.items] == ["Et punkt", title, "Et andet"]


def test_a_case_called_frokost_with_something_to_debate_is_an_item() -> None:
    agenda = read("9.00 Frokost", "Direktionen drøfter den nye ordning.", "10.00 Et andet")

    assert [one.title for one in agenda.items] == ["Frokost", "Et andet"]


def test_a_break_without_a_time_is_asked_about() -> None:
    agenda = read("9.00 Et punkt", "Tekst.", "- Pause", "10.00 Et andet")

    assert agenda.breaks == (AgendaBreak(label="Pause"),)
    assert [(one.doubt, one.about, one.item) for one in agenda.problems] == [
        (Doubt.TIME_MISSING, "Pause", None)
    ]


def test_a_break_that_the_minutes_repeat_is_no_item() -> None:
    agenda = read(
        "9.00 Et punkt", "9.30 Pause", "10.00 Et andet",
        "Beslutning i Direktionen den 01-02-2024", "Direktionen havde følgende punkter:",
        " Et punkt", "Godkendt.", " Pause", " Et andet", "Drøftet.",
    )  # fmt: skip

    assert [one.title for one in agenda.items] == ["Et punkt", "Et andet"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("11.00 Budgettet (ikke før kl. 11.00)", "Budgettet"),
        ("11.00 Budgettet (tidligst kl. 11)", "Budgettet"),
        ("11.00 Budgettet (fast tidspunkt)", "Budgettet"),
        ("11.00 (fast tid) Budgettet", "Budgettet"),
        ("11.00 Budgettet - ikke før kl. 11.00", "Budgettet"),
        ("11.00 Budgettet – tidligst kl. 11.00", "Budgettet"),
        ("11.00 Budgettet (ikke før kl. 11.00) (lukket punkt)", "Budgettet"),
        ("11.00 Budgettet (lukket punkt) (ikke før kl. 11.00)", "Budgettet"),
        ("11.00 Budgettet, ikke før kl. 11.00", "Budgettet, ikke før kl. 11.00"),
        ("11.00 Ikke før kl. 11.00: Budgettet", "Ikke før kl. 11.00: Budgettet"),
        ("- Budgettet (ikke før kl. 11.00)", "Budgettet"),
        ("Ikke før kl. 11.00 Budgettet", "Budgettet"),
    ],
)
def test_a_title_says_that_its_time_is_kept(line: str, title: str) -> None:
    agenda = read("9.00 Et punkt", "Tekst.", line)
    item = agenda.items[1]

    assert (item.title, item.start, item.not_before) == (title, time(11), True)
    assert agenda.problems == ()


def test_a_mark_that_wraps_belongs_to_the_title() -> None:
    item = row("11.00 Budgetopfølgning for hele kommunen (ikke før kl.", "11.00)", "Tekst.")

    assert (item.title, item.not_before) == ("Budgetopfølgning for hele kommunen", True)
    assert item.description == "Tekst."


@pytest.mark.parametrize(
    "text",
    [
        "Ikke før kl. 10.30.",
        "Tidligst kl. 10.30. Bilag er vedlagt.",
        "(ikke før kl. 10.30) Bilag er vedlagt.",
        "Fast tidspunkt.",
        "Punktet behandles ikke før kl. 10.30.",
        "Bilag er vedlagt. Punktet begynder tidligst kl. 10.30.",
        "Punktet har et fast tidspunkt.",
        "Drøftelse af planen, dog\nikke før kl.\n10.30.",
        "Planen drøftes, ikke før kl. 10.30.",
    ],
)
def test_the_text_says_that_the_time_is_kept_and_keeps_its_words(text: str) -> None:
    item = with_text(text)

    assert item.not_before is True
    assert item.description == " ".join(text.split())


def test_a_time_that_wraps_opens_no_item() -> None:
    agenda = read(
        "10.30 Budgettet", "Der er afsat god tid, og punktet begynder ikke før", "10.30 Det er fast."
    )

    assert [(one.title, one.not_before) for one in agenda.items] == [("Budgettet", False)]


@pytest.mark.parametrize(
    "title",
    [
        "Skoledagen må ikke begynde før kl. 8.30",
        "Skolestart ikke før kl. 8.30",
        "Udskænkning tidligst kl. 18",
        "Fast tidspunkt for afhentning af affald",
        "Ansættelse af vicedirektør (fast)",
        "Fast arbejde og fast tid",
        "Byggestart tidligst 2026",
    ],
)
def test_a_case_about_times_keeps_no_time_of_its_own(title: str) -> None:
    item = row(f"11.00 {title}")

    assert (item.title, item.start, item.not_before) == (title, time(11), False)


@pytest.mark.parametrize(
    "text",
    [
        "Støjende arbejde må ikke udføres før kl. 7.00.",
        "Butikkerne åbner tidligst kl. 10.30.",
        "Punktet om budget behandles ikke før kl. 13.00.",
        "Punktet blev ikke behandlet før kl. 11.00.",
        "Bilag er vedlagt. Ikke før kl. 7.",
        "Der ønskes et fast tidspunkt for afhentning.",
    ],
)
def test_a_text_about_other_times_keeps_none(text: str) -> None:
    assert with_text(text).not_before is False


def test_a_kept_time_beside_the_items_own_is_asked_about() -> None:
    agenda = read("10.30 Budgettet (ikke før kl. 11.00)")
    [item] = agenda.items

    assert (item.start, item.not_before) == (time(10, 30), True)
    [problem] = agenda.problems
    assert (problem.doubt, problem.item) == (Doubt.TIME_UNSURE, 0)
    assert problem.about == "Budgettet (ikke før kl. 11.00)"


@pytest.mark.parametrize(
    ("printed", "title", "minutes"),
    [
        ("Budgettet (10 min.)", "Budgettet", 10),
        ("Budgettet (ca. 10 minutter)", "Budgettet", 10),
        ("Budgettet - 45 min.", "Budgettet", 45),
        ("Budgettet (et kvarter)", "Budgettet", 15),
        ("Budgettet (1 time)", "Budgettet", 60),
        ("Budgettet (20 min., fast tidspunkt)", "Budgettet", 20),
        ("Budgettet (10 min.) (ikke før kl. 11.00)", "Budgettet", 10),
        ("Budgettet (5-10 min.)", "Budgettet (5-10 min.)", None),
        ("Budgettet (0 min.)", "Budgettet (0 min.)", None),
        ("Budgettet (900 min.)", "Budgettet (900 min.)", None),
        ("Budgettet (B, 10 min.)", "Budgettet (B, 10 min.)", None),
        ("10 minutters parkering på torvet", "10 minutters parkering på torvet", None),
        ("Byen på 15 minutter", "Byen på 15 minutter", None),
    ],
)
def test_a_bracket_tells_how_long_an_item_lasts(printed: str, title: str, minutes: int | None) -> None:
    item = row(f"11.00 {printed}")

    assert (item.title, item.duration_minutes) == (title, minutes)
    assert item.presentation_minutes is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("5 minutters oplæg ved IT-chef Jonas Elkjær.", 5),
        ("10 minutters præsentation ved IT-chef Jonas Elkjær.", 10),
        ("Oplæg på 10 min. IT-chef Jonas Elkjær deltager under behandlingen af punktet.", 10),
        ("Oplæg på ca. 10 minutter ved IT-chef Jonas Elkjær, derefter drøftelse.", 10),
        ("Kort oplæg (5 min.).", 5),
        ("Kort oplæg ved IT-chef Jonas Elkjær (5 min.).", 5),
        ("IT-chef Jonas Elkjær holder et oplæg på ti minutter.", 10),
        ("IT-chef Jonas Elkjær deltager under punktet og giver et kvarters orientering.", 15),
        ("Punktet indledes med et oplæg af 5 minutters varighed.", 5),
        ("Der er afsat 10 minutter til oplæg.", 10),
        ("Planen skal i høring. IT-chef Jonas Elkjær indleder med 5-minutters oplæg.", 5),
    ],
)
def test_a_talk_that_opens_the_item_has_its_minutes(text: str, minutes: int) -> None:
    item = with_text(text)

    assert (item.presentation_minutes, item.duration_minutes) == (minutes, None)
    assert item.description == text


@pytest.mark.parametrize(
    "text",
    [
        "Direktionen fik på sidste møde et oplæg på 5 minutter.",
        "Direktionen har tidligere fået et oplæg på 5 minutter ved IT-chef Jonas Elkjær.",
        "På mødet d. 22. februar holdt IT-chef Jonas Elkjær et oplæg på 5 minutter.",
        "På næste møde holder IT-chef Jonas Elkjær et oplæg på 5 minutter.",
        "IT-chef Jonas Elkjær holder 5 minutters oplæg under punkt 3.",
        "IT-chef Jonas Elkjær holder 5 minutters oplæg til punktet om budget.",
        "Direktionen arbejder med 5 minutters oplæg som metode.",
        "Fagdirektørerne holder 5 minutters oplæg om aktuelle emner.",
        "Undervisningen består af 5 minutters oplæg og leg.",
        "Oplæg på 5-10 minutter ved IT-chef Jonas Elkjær.",
        "IT-chef Jonas Elkjær holder 5 til 10 minutters oplæg.",
        "Der bliver ikke holdt oplæg på 5 minutter.",
        "Bussen kører 5 minutter efter oplæg.",
        "Oplægget vedlægges. Turen tager 5 minutter.",
    ],
)
def test_a_talk_elsewhere_is_none_of_this_item(text: str) -> None:
    assert with_text(text).presentation_minutes is None


@pytest.mark.parametrize(
    ("printed", "title", "minutes"),
    [
        ("5 minutters oplæg: Klimaplan", "5 minutters oplæg: Klimaplan", 5),
        ("Klimaplan - kort oplæg (5 min.)", "Klimaplan - kort oplæg (5 min.)", 5),
        ("Klimaplan (5 minutters oplæg)", "Klimaplan", 5),
        ("Evaluering af 5 minutters oplæg", "Evaluering af 5 minutters oplæg", None),
    ],
)
def test_a_title_tells_of_a_talk(printed: str, title: str, minutes: int | None) -> None:
    item = row(f"11.00 {printed}")

    assert (item.title, item.presentation_minutes, item.duration_minutes) == (title, minutes, None)


def test_two_talks_of_different_length_are_asked_about() -> None:
    agenda = small_documents.agenda(
        text="Oplæg på 5 minutter ved IT-chef Jonas Elkjær. Kort oplæg (10 min.)."
    )

    assert agenda.items[0].presentation_minutes is None
    assert [one.doubt for one in agenda.problems] == [Doubt.TIME_UNSURE]


def test_the_one_who_gives_the_talk_is_a_guest() -> None:
    item = with_text("Oplæg på 10 min. ved IT-chef Jonas Elkjær (5 min. til spørgsmål).")

    assert [guest.name for guest in item.guests] == ["Jonas Elkjær"]
