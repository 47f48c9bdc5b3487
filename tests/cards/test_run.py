"""The run card: the present item first, each step at most two taps away, and nothing for other eyes."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest
from cast import DIRECTOR, ITEMS, SECRETARY
from cast_running import (
    BEFORE,
    CANNOT_COME,
    CLOSED,
    FREJA_READY,
    IN_PUBLIC,
    LAST,
    NEXT,
    NOW,
    OVERRUN,
    PAUSED,
    PIA_SENDS_BO,
    PROPOSED,
    PROPOSED_NEXT,
    REST,
    RUNNING,
    SEMINAR,
    SENDS_BO,
    TOWER,
    WITH_UNDO,
    answered,
    at,
    crowded,
)
from walk import executes, nodes, press, strings, text, verbs

from bot.domain.facts import LastStep, RunView
from bot.domain.grants import Permission
from bot.domain.meeting import Attendance
from bot.domain.notice import NoticeState
from bot.domain.progress import Act, Stage
from bot.domain.response import Reply
from bot.texts import words
from cards import card, summary
from cards.sheet import MAX_BYTES, size

DA, EN = words("da"), words("en")


def in_sight(built: dict[str, Any]) -> dict[str, Any]:
    """The card before anybody has pressed "More ..."."""
    return {**built, "body": [part for part in built["body"] if part.get("isVisible") is not False]}


def hidden(built: dict[str, Any]) -> dict[str, Any]:
    return next(part for part in built["body"] if part.get("id") == "rest")


def primary(view: RunView) -> list[str]:
    return [a["verb"] for a in executes(card(view, DA)) if a.get("style") == "positive"]


def about(view: RunView, verb: str) -> list[dict[str, Any]]:
    return [a["data"] for a in executes(card(view, DA)) if a["verb"] == verb]


@pytest.mark.parametrize(
    ("view", "verb"),
    [
        (BEFORE, ["meeting.start"]),
        (RUNNING, ["meeting.next"]),
        (PAUSED, ["meeting.pause"]),
        (LAST, ["meeting.close"]),
        (CLOSED, []),
        (IN_PUBLIC, ["run.open"]),
    ],
)
def test_there_is_one_thing_to_press_next(view: RunView, verb: list[str]) -> None:
    assert primary(view) == verb


def test_going_on_after_a_pause_is_told_from_pausing() -> None:
    assert press(card(PAUSED, DA), "meeting.pause")["choice"] == "resume"
    assert "choice" not in press(card(RUNNING, DA), "meeting.pause")


@pytest.mark.parametrize("verb", ["meeting.next", "meeting.extend", "meeting.pause", "item.open"])
def test_what_is_needed_most_is_one_tap_away(verb: str) -> None:
    assert verb in verbs(in_sight(card(RUNNING, DA)))


@pytest.mark.parametrize("verb", ["meeting.back", "meeting.close", "meeting.skip", "meeting.swap"])
def test_what_is_needed_less_is_two_taps_away(verb: str) -> None:
    built = card(RUNNING, DA)

    assert verb not in verbs(in_sight(built))
    assert verb in verbs(hidden(built))


def test_only_steps_that_make_sense_are_offered() -> None:
    still = replace(RUNNING, can=(), items=tuple(replace(one, can=()) for one in RUNNING.items))

    assert [verb for verb in verbs(card(still, DA)) if verb.startswith("meeting.")] == []


def test_who_may_not_run_the_meeting_is_offered_no_step_and_no_substitute() -> None:
    built = card(replace(PROPOSED, last=WITH_UNDO.last, may=DIRECTOR), DA)

    assert [verb for verb in verbs(built) if verb.startswith(("meeting.", "substitute."))] == []


def test_each_step_says_which_state_it_was_pressed_on() -> None:
    steps = [a["data"] for a in executes(card(RUNNING, DA)) if a["verb"].startswith("meeting.")]

    assert {step["seq"] for step in steps} == {RUNNING.seq}
    assert {step["meeting"] for step in steps} == {RUNNING.meeting}


def test_the_steps_of_an_item_name_it() -> None:
    waiting = [one.line.item for one in (NEXT, REST, TOWER, SEMINAR)]

    assert [data["item"] for data in about(RUNNING, "meeting.swap")] == waiting
    assert [data["item"] for data in about(RUNNING, "meeting.skip")] == [NOW.line.item, *waiting]
    assert [data["item"] for data in about(RUNNING, "meeting.release")] == [NEXT.line.item]


def test_the_present_item_is_read_first() -> None:
    read = text(in_sight(card(RUNNING, DA))).split("\n")

    assert read[0] == "Mødet er i gang"
    assert "Punkt 2 af 5" in read
    assert read.index("Sommermøde for ledere 2026") < read.index("Næste, ca. kl. 11.17")
    assert "8 min. brugt · siden kl. 11.02 · til ca. kl. 11.17" in read
    assert "Slutter ca. kl. 12.27, 12 min. over planen" in read


def test_an_item_over_its_time_says_by_how_much_and_promises_no_end() -> None:
    read = text(card(OVERRUN, DA))

    assert "5 min. over tiden · 20 min. brugt · siden kl. 11.02" in read
    assert "til ca. kl. 11.17" not in read


def test_a_pause_stops_what_is_counted() -> None:
    read = text(card(PAUSED, DA))

    assert "Pause siden kl. 11.10" in read
    assert "8 min. brugt" in read


@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        (at("12.15"), "Slutter ca. kl. 12.15, som planlagt"),
        (at("12.05"), "Slutter ca. kl. 12.05, 10 min. før planen"),
    ],
)
def test_the_end_stands_beside_the_plan(ends: datetime, sentence: str) -> None:
    assert sentence in text(card(replace(RUNNING, ends=ends), DA))


def test_an_end_without_a_plan_is_compared_with_nothing() -> None:
    assert "Slutter ca. kl. 12.27" in text(card(replace(RUNNING, planned_end=None), DA)).split("\n")


def test_guests_stand_with_their_answer_and_whether_the_call_arrived() -> None:
    read = text(card(RUNNING, DA)).split("\n")

    assert "● er klar · kaldt ind" in read
    assert "○ intet svar · indkaldelsen kom ikke frem" in read


def test_the_phone_of_who_is_missing_is_there_and_of_who_is_ready_is_not() -> None:
    read = text(card(RUNNING, DA))

    assert "87 00 00 33" in read
    assert "bente.holm@" not in read  # nobody writes a mail to somebody who should be in the room
    assert str(FREJA_READY.contact) not in read


@pytest.mark.parametrize(
    ("reply", "minutes", "word", "is_missing"),
    [
        (Reply.CONFIRM, None, "● kommer", False),
        (Reply.READY, None, "● er klar", False),
        (Reply.LATE, 10, "! forsinket 10 min., ca. kl. 10.30", True),
        (Reply.CANNOT, None, "✗ kan ikke komme", True),
    ],
)
def test_each_answer_has_its_word(reply: Reply, minutes: int | None, word: str, *, is_missing: bool) -> None:
    guest = replace(FREJA_READY, response=answered("g-2", reply, minutes=minutes), call=None)
    read = text(card(replace(RUNNING, items=(replace(NOW, guests=(guest,)),), following=None), DA))

    assert word in read.split("\n")
    assert (str(guest.contact) in read) is is_missing


def test_who_came_is_asked_for_no_more() -> None:
    there = replace(ITEMS[1].guests[0], attendance=Attendance.CAME)
    now = replace(NOW, line=replace(NOW.line, guests=(there,)), guests=(replace(FREJA_READY, response=None),))
    read = text(card(replace(RUNNING, items=(now,), following=None), DA))

    assert "● kom" in read
    assert "intet svar" not in read
    assert str(FREJA_READY.contact) not in read


def test_a_call_under_way_is_not_said_to_have_arrived() -> None:
    waiting = replace(FREJA_READY, call=NoticeState.WAITING)
    read = text(card(replace(RUNNING, items=(replace(NOW, guests=(waiting,)),), following=None), DA))

    assert "bliver kaldt ind" in read
    assert "kaldt ind" not in read.replace("bliver kaldt ind", "")


def test_a_changed_time_is_marked_by_a_word() -> None:
    read = text(hidden(card(RUNNING, DA))).split("\n")

    assert "Nu ca. kl. 11.52, 12 min. senere" in read
    early = replace(RUNNING, items=(replace(TOWER, starts=at("11.30")),), current=None)
    assert "Nu ca. kl. 11.30, 10 min. før" in text(card(early, DA))
    as_planned = replace(RUNNING, items=(replace(TOWER, starts=at("11.40")),), current=None)
    assert "Nu ca." not in text(card(as_planned, DA))


def test_a_time_is_compared_across_midnight_and_where_the_meeting_is() -> None:
    late = replace(
        SEMINAR,
        line=replace(SEMINAR.line, starts=time(23, 55)),
        starts=datetime(2026, 3, 18, 23, 5, tzinfo=UTC),
    )

    assert "Nu ca. kl. 0.05, 10 min. senere" in text(card(replace(RUNNING, items=(late,), current=None), DA))


def test_what_is_over_stands_in_one_struck_line_with_its_real_times() -> None:
    struck = [n["text"] for n in nodes(card(RUNNING, DA)) if n.get("strikethrough")]

    assert struck == ["Fælles digitaliseringsorganisation"]
    assert "Fælles digitaliseringsorganisation · kl. 10.32-11.02" in text(card(RUNNING, DA)).split("\n")


def test_what_was_left_out_says_so_and_can_be_taken_up() -> None:
    read = text(card(LAST, DA))

    assert "taget uden drøftelse" in read
    assert "Pause · sprunget over" in read.split("\n")
    assert {data["item"] for data in about(LAST, "meeting.swap")} == {NEXT.line.item, REST.line.item}


def test_a_break_is_not_counted_and_not_opened() -> None:
    resting = replace(RUNNING, current=REST.line.item, following=TOWER.line.item)
    built = card(resting, DA)

    assert "Punkt 3 af" not in text(built)
    assert "item.open" not in verbs(built)


def test_a_helpful_swap_is_one_tap() -> None:
    built = card(PROPOSED, DA)
    read = text(in_sight(built)).split("\n")

    assert "Afdelingsleder Jonas Elkjær er forsinket og er her ca. kl. 11.10." in read
    assert "Punkt 5 kan tages nu, uden at nogen kommer for tidligt:" in read
    assert press(in_sight(built), "meeting.swap")["item"] == SEMINAR.line.item


def test_where_the_absent_guest_is_about_to_come_the_meeting_goes_on_to_another_item() -> None:
    built = in_sight(card(PROPOSED_NEXT, DA))

    assert "Afdelingsleder Jonas Elkjær mangler." in text(built)
    assert about(PROPOSED_NEXT, "meeting.next")[-1]["item"] == SEMINAR.line.item
    assert "Gå videre til punkt 4" in text(built)
    still = replace(PROPOSED_NEXT, can=())
    assert "Gå videre til punkt 4" not in text(card(still, DA))


def test_a_swap_that_is_not_possible_any_more_is_not_proposed() -> None:
    gone = replace(
        PROPOSED, items=tuple(replace(one, can=(Act.SKIP,)) if one.can else one for one in PROPOSED.items)
    )

    assert "uden at nogen kommer for tidligt" not in text(card(gone, DA))


def test_a_known_substitute_is_confirmed_with_one_tap() -> None:
    data = press(in_sight(card(PROPOSED, DA)), "substitute.confirm")

    assert (data["choice"], data["person"]) == (PIA_SENDS_BO.guest, PIA_SENDS_BO.substitute)
    assert (data["meeting"], data["item"]) == (RUNNING.meeting, TOWER.line.item)


def test_an_unknown_substitute_is_added_by_hand() -> None:
    unknown = replace(TOWER, guests=(replace(PIA_SENDS_BO, substitute=None),))
    built = in_sight(card(replace(RUNNING, items=(NOW, unknown)), DA))

    assert "substitute.confirm" not in verbs(built)
    assert press(built, "item.edit")["item"] == TOWER.line.item
    assert "Byplanchef Pia Skovmand vil sende Bo Juhl." in text(built)


def test_undoing_names_what_and_by_whom() -> None:
    built = in_sight(card(WITH_UNDO, DA))

    assert "meeting.undo" in verbs(built)
    assert 'Fortryd "Næste punkt"' in text(built)
    assert "Kommunaldirektør Anders Kjeldsen · trykket kl. 11.02 · kan fortrydes til kl. 11.07" in text(built)


@pytest.mark.parametrize("last", [None, replace(WITH_UNDO.last, undo_until=None) if WITH_UNDO.last else None])
def test_what_can_not_be_undone_is_not_offered(last: LastStep | None) -> None:
    built = card(replace(WITH_UNDO, last=last), DA)

    assert "meeting.undo" not in verbs(built)
    assert "trykket" not in text(built)


def test_a_meeting_that_teams_saw_begin_is_asked_about_beside_the_start() -> None:
    asked = replace(BEFORE, hint=at("10.02"))

    assert "Teams siger, at mødet begyndte kl. 10.02. Er I i gang?" in text(card(asked, DA))
    assert "Er I i gang?" not in text(card(replace(RUNNING, hint=at("10.02")), DA))


def test_the_shared_card_holds_no_item_guest_or_step() -> None:
    leaky = replace(RUNNING, is_base=True, refresh_for=("29:one",), last=WITH_UNDO.last)
    built = card(leaky, DA)

    assert sorted(verbs(built)) == ["card.refresh", "run.open"]
    for item in RUNNING.items:
        assert not [s for s in strings(built) if item.line.title and item.line.title in s]
    assert not [s for s in strings(built) if "Kragh" in s or "Kjeldsen" in s]


def test_the_shared_card_asks_for_each_readers_own() -> None:
    refresh = card(IN_PUBLIC, DA)["refresh"]

    assert refresh["action"]["data"] == {"v": 1, "meeting": IN_PUBLIC.meeting, "choice": "run"}
    assert refresh["userIds"] == ["29:one", "29:two"]
    assert "userIds" not in card(replace(IN_PUBLIC, refresh_for=None), DA)["refresh"]


@pytest.mark.parametrize("n", [1, 2, 15, 30, 60, 100])
def test_every_item_of_a_meeting_is_named_and_the_next_ones_have_their_buttons(n: int) -> None:
    view = crowded(n)
    built = card(view, DA)
    read = text(built)

    assert size(built) <= MAX_BYTES
    assert [i for i in range(n) if f"nummer {i}" not in read] == []
    waiting = [one.line.item for one in view.items[2:]]
    offered = [data["item"] for data in about(view, "meeting.swap")]
    assert offered == waiting[: len(offered)]
    assert len(offered) >= min(len(waiting), 10)
    assert ("De sidste punkter får deres knapper" in read) is (len(offered) < len(waiting))


def test_ids_that_are_unfolded_stand_once() -> None:
    built = card(RUNNING, DA)
    targets = [t for n in nodes(built) for t in n.get("targetElements", [])]

    assert [sum(n.get("id") == target for n in nodes(built)) for target in targets] == [1] * len(targets)


def test_deliveries_and_minutes_are_for_those_who_may_see_them() -> None:
    blind = SECRETARY - {Permission.SEE_DELIVERIES, Permission.SEE_DRAFT_MINUTES}

    assert "deliveries.open" in verbs(card(RUNNING, DA))
    assert "minutes.open" in verbs(card(CLOSED, DA))
    assert "deliveries.open" not in verbs(card(replace(RUNNING, may=blind), DA))
    assert "minutes.open" not in verbs(card(replace(CLOSED, may=blind), DA))


def test_a_locked_screen_shows_no_item() -> None:
    assert summary(RUNNING, DA) == "Kør mødet: Direktionen, onsdag den 18. marts 2026"
    assert summary(RUNNING, EN) == "Run the meeting: Direktionen, Wednesday 18 March 2026"


def test_a_substitute_for_what_is_over_is_asked_about_no_more() -> None:
    over = replace(TOWER, stage=Stage.TAKEN, guests=(PIA_SENDS_BO,))

    assert "substitute.confirm" not in verbs(card(replace(RUNNING, items=(NOW, over)), DA))


def test_a_closed_meeting_lists_what_happened_and_what_was_not_reached() -> None:
    read = text(card(CLOSED, DA)).split("\n")

    assert "Kl. 10.32-12.25" in read
    assert "Sommermøde for ledere 2026 · kl. 11.02-11.17" in read
    assert "Byrådsseminar · ikke nået" in read
    assert not [n for n in nodes(card(CLOSED, DA)) if n.get("strikethrough")]


def test_the_secretary_hears_at_once_that_a_guest_does_not_come() -> None:
    built = card(CANNOT_COME, DA)

    assert built["body"][0]["id"] == "answer"
    assert "Byplanchef Pia Skovmand kan ikke komme." in text(built).split("\n")
    assert press(built, "item.edit")["item"] == TOWER.line.item


def test_the_secretary_confirms_a_known_substitute_from_the_news_of_it() -> None:
    data = press(card(SENDS_BO, DA), "substitute.confirm")

    assert data == press(card(PROPOSED, DA), "substitute.confirm")
    unknown = replace(SENDS_BO, guest=replace(SENDS_BO.guest, substitute=None))
    assert verbs(card(unknown, DA)) == ["item.edit"]
    assert "Jeg kender ingen med præcis det navn." in text(card(unknown, DA))


def test_news_of_a_guest_name_nobody_on_a_locked_screen() -> None:
    assert summary(SENDS_BO, DA) == "En gæst har svaret: Direktionen, onsdag den 18. marts 2026"
