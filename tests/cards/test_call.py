"""A guest's calls and answers: what changed, what to do, one tap to answer, and nobody else's business."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from cast import NOTICE, SLOT
from cast_running import answered, at
from states_called import ASKED, BEFORE_IT_RUNS, CALLED, READY, WHILE_IT_RUNS
from walk import executes, nodes, press, text, verbs

from bot.domain.facts import Banner, SlotNotice, SlotPreview
from bot.domain.notice import NoticeKind
from bot.domain.response import Reply
from bot.domain.slot import Change, Off
from bot.texts import words
from cards import card, summary

DA, EN = words("da"), words("en")
CALLS = (NoticeKind.GET_READY, NoticeKind.COME_NOW, NoticeKind.NOT_YET, NoticeKind.THANKS)


def in_sight(built: dict[str, Any]) -> dict[str, Any]:
    return {**built, "body": [part for part in built["body"] if part.get("isVisible") is not False]}


@pytest.mark.parametrize("kind", CALLS)
def test_each_call_is_a_call_by_its_id(kind: NoticeKind) -> None:
    assert card(replace(CALLED, kind=kind), DA)["body"][0]["id"] == "call"


@pytest.mark.parametrize(
    ("notice", "danish", "english"),
    [
        (READY, "Gør dig klar: du er på ca. kl. 10.45", "Get ready: you are on at about 10:45"),
        (CALLED, "Kom nu, vi er nået til dit punkt", "Come now, we have got to your item"),
        (
            replace(CALLED, kind=NoticeKind.NOT_YET, slot=replace(SLOT, starts=time(11, 0))),
            "Vent lidt endnu: nu ca. kl. 11.00",
            "Wait a little longer: now at about 11:00",
        ),
        (replace(CALLED, kind=NoticeKind.THANKS), "Tak for din deltagelse", "Thank you for taking part"),
    ],
)
def test_what_changed_is_said_first(notice: SlotNotice, danish: str, english: str) -> None:
    assert text(card(notice, DA)).split("\n")[1] == danish
    assert text(card(notice, EN)).split("\n")[1] == english


@pytest.mark.parametrize("kind", [NoticeKind.GET_READY, NoticeKind.NOT_YET])
def test_a_time_that_is_not_known_is_not_invented(kind: NoticeKind) -> None:
    read = text(card(replace(CALLED, kind=kind, slot=replace(SLOT, starts=None, ends=None)), DA))

    assert "kl." not in read
    assert "None" not in read


@pytest.mark.parametrize(
    ("place", "link", "sentence"),
    [
        (
            "Byrådssalen",
            "https://teams.microsoft.com/x",
            "Gå bare ind, eller tryk på knappen for at deltage.",
        ),
        ("Byrådssalen", None, "Gå bare ind."),
        (None, "https://teams.microsoft.com/x", "Tryk på knappen for at deltage."),
        (None, None, "De venter på dig."),
        (None, "javascript:alert(1)", "De venter på dig."),
    ],
)
def test_what_to_do_fits_the_place_and_the_link(place: str | None, link: str | None, sentence: str) -> None:
    built = card(replace(CALLED, slot=replace(CALLED.slot, place=place, join_url=link)), DA)
    links = [n["url"] for n in nodes(built) if n.get("type") == "Action.OpenUrl"]

    assert sentence in text(built).split("\n")
    assert bool(links) is ("knappen" in sentence)


def test_whoever_is_called_joins_by_the_first_button() -> None:
    first = next(n for n in nodes(card(CALLED, DA)) if n.get("type") == "ActionSet")["actions"][0]

    assert (first["type"], first["style"]) == ("Action.OpenUrl", "positive")


def test_who_presents_reads_how_long_they_have_the_floor() -> None:
    speaks = replace(CALLED, speaks_until=at("10.47"), minutes_left=4)

    assert "Du har ordet til kl. 10.47 (4 min. tilbage)" in text(card(speaks, DA))
    assert "Du har ordet til kl. 10.47" in text(card(replace(speaks, minutes_left=None), DA)).split("\n")
    assert "Du har ordet" not in text(card(replace(speaks, kind=NoticeKind.THANKS), DA))


def test_thanks_lead_nowhere_any_more() -> None:
    built = card(replace(CALLED, kind=NoticeKind.THANKS, asks=WHILE_IT_RUNS), DA)

    assert verbs(built) == []
    assert not [n for n in nodes(built) if n.get("type") == "Action.OpenUrl"]
    assert str(SLOT.place) not in text(built)


@pytest.mark.parametrize("kind", CALLS)
@pytest.mark.parametrize("off", [Off.SKIPPED, Off.RELEASED, Off.NOT_REACHED])
def test_a_call_for_a_slot_that_is_off_is_not_a_call(kind: NoticeKind, off: Off) -> None:
    built = card(replace(CALLED, kind=kind, off=off), DA)

    assert built["body"][0]["id"] in ("slot", "move")
    assert str(SLOT.title) not in text(built)
    assert "Du behøver ikke komme" in text(built)


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_was_decided_about_a_released_item_is_not_told(language: str) -> None:
    read = text(card(replace(NOTICE, kind=NoticeKind.CANCEL, off=Off.RELEASED), words(language)))

    assert "godkend" not in read.lower()
    assert "approve" not in read.lower()


@pytest.mark.parametrize("kind", CALLS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_locked_screen_shows_the_body_and_no_item(kind: NoticeKind, language: str) -> None:
    told = summary(replace(CALLED, kind=kind), words(language))

    assert "Direktionen" in told
    assert str(SLOT.title) not in told


def test_summaries_of_calls_differ() -> None:
    assert len({summary(replace(CALLED, kind=kind), DA) for kind in CALLS}) == len(CALLS)


def test_coming_is_one_tap() -> None:
    built = in_sight(card(replace(ASKED, revision=4), DA))
    data = press(built, "slot.confirm")

    assert data == {"v": 1, "meeting": SLOT.meeting, "version": 4, "seq": 0, "choice": SLOT.guest}
    assert [a["verb"] for a in executes(built) if a.get("style") == "positive"] == ["slot.confirm"]


def test_being_late_is_said_without_typing() -> None:
    late = [a for a in executes(card(ASKED, DA)) if a["verb"] == "slot.late"]

    assert [a["data"]["choice"] for a in late] == ["g-1:5", "g-1:10", "g-1:20"]
    assert [a["title"] for a in late] == ["5 min.", "10 min.", "20 min."]
    assert {a["associatedInputs"] for a in late} == {"none"}
    assert "slot.late" not in verbs(in_sight(card(ASKED, DA)))


def test_somebody_else_is_proposed_by_name_and_confirmed_by_the_secretary() -> None:
    built = card(ASKED, DA)
    send = next(a for a in executes(built) if a["verb"] == "slot.substitute")

    assert send["associatedInputs"] == "auto"
    assert "person" not in send["data"]
    assert [n["id"] for n in nodes(built) if n.get("type") == "Input.Text"] == ["person"]
    assert "Sekretæren bekræfter, før en anden bliver inviteret." in text(built)


@pytest.mark.parametrize(
    "asks", [(), *((reply,) for reply in Reply if reply is not Reply.OPEN), BEFORE_IT_RUNS, WHILE_IT_RUNS]
)
@pytest.mark.parametrize(
    "kind", [NoticeKind.SLOT, NoticeKind.REMINDER, NoticeKind.MOVE, NoticeKind.GET_READY]
)
def test_only_what_is_asked_can_be_answered(asks: tuple[Reply, ...], kind: NoticeKind) -> None:
    answers = {
        Reply.CONFIRM: "slot.confirm",
        Reply.READY: "slot.ready",
        Reply.LATE: "slot.late",
        Reply.CANNOT: "slot.cancel",
        Reply.SUBSTITUTE: "slot.substitute",
    }

    assert set(verbs(card(replace(ASKED, kind=kind, asks=asks), DA))) == {answers[reply] for reply in asks}


def test_an_answer_stands_on_the_card_and_can_be_changed() -> None:
    late = replace(READY, response=answered("g-1", Reply.LATE, when="10.30", minutes=10))
    built = card(late, DA)

    assert "● Du har svaret: forsinket 10 min., ca. kl. 10.40" in text(built)
    assert {"slot.ready", "slot.late", "slot.cancel", "slot.substitute"} == set(verbs(built))
    assert {a["data"]["seq"] for a in executes(built)} == {2}
    assert not [a for a in executes(built) if a.get("style") == "positive"]


def test_what_stands_is_not_asked_again() -> None:
    confirmed = replace(ASKED, response=answered("g-1", Reply.CONFIRM))

    assert "slot.confirm" not in verbs(card(confirmed, DA))
    assert "● Du har svaret: Jeg kommer" in text(card(confirmed, DA))


def test_a_proposed_substitute_is_named_and_not_promised() -> None:
    proposed = replace(ASKED, response=answered("g-1", Reply.SUBSTITUTE, substitute="Bo Juhl"))
    read = text(card(proposed, DA)).split("\n")

    assert "● Du har svaret: Bo Juhl kommer i stedet" in read
    assert "Det gælder, når sekretæren har bekræftet det." in read


def test_a_name_that_can_not_be_used_stays_open_to_be_written_again() -> None:
    built = card(replace(ASKED, field="person", banner=Banner.CANNOT_USE), DA)

    assert "Skriv for- og efternavn på den, der kommer i stedet." in text(built)
    assert next(n for n in nodes(built) if n.get("id") == "absent").get("isVisible") is not False


@pytest.mark.parametrize("kind", [NoticeKind.SLOT, NoticeKind.MOVE, NoticeKind.GET_READY, NoticeKind.CANCEL])
def test_what_a_press_did_stands_at_the_top(kind: NoticeKind) -> None:
    off = Off.SKIPPED if kind is NoticeKind.CANCEL else None
    built = card(replace(ASKED, kind=kind, off=off, banner=Banner.RESPONSE_CLOSED), DA)

    assert "Der kan ikke svares længere." in text({"body": built["body"][1]})


def test_a_moved_slot_says_the_new_time_and_the_old_one_where_it_is_known() -> None:
    moved = replace(
        NOTICE, kind=NoticeKind.MOVE, changes=(Change.TIME,), slot=replace(SLOT, starts=time(11, 47))
    )

    assert "Ny tid: kl. 11.47" in text(card(moved, DA)).split("\n")
    assert "Ny tid: kl. 11.47 i stedet for kl. 10.30" in text(card(replace(moved, was=time(10, 30)), DA))
    other_day = replace(moved, was=time(10, 30), changes=(Change.DATE, Change.TIME))
    assert "i stedet for" not in text(card(other_day, DA))


def test_a_projected_time_is_about_and_promises_no_end() -> None:
    read = text(card(replace(NOTICE, is_projected=True), DA))

    assert "Onsdag den 18. marts 2026, ca. kl. 10.30" in read
    assert "11.00" not in read


def test_the_secretary_sees_the_guests_card_without_the_guests_buttons() -> None:
    built = card(SlotPreview("Torben Lindegaard", ASKED), DA)

    assert [verb for verb in verbs(built) if verb.startswith("slot.")] == []
    assert not [n for n in nodes(built) if str(n.get("type", "")).startswith("Input.")]
