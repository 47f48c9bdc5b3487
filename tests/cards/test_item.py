"""One item, answers and decisions: who gets which buttons, and what they are bound to."""

from dataclasses import replace
from datetime import time

from cast import ANSWERS, CHAIR, DECIDED, DIRECTOR, DIRECTOR_ITEM, ITEMS, MEETING, SECRETARY_ITEM
from walk import executes, nodes, press, text, verbs

from bot.domain.approval import Answer
from bot.domain.facts import ApprovalForm, Banner, DecisionForm, DecisionLine, ItemView
from bot.domain.ids import ItemId
from bot.texts import words
from cards import card

DA, EN = words("da"), words("en")


def test_a_director_has_three_plain_buttons() -> None:
    built = card(DIRECTOR_ITEM, DA)
    answers = next(node["actions"] for node in nodes(built) if node.get("type") == "ActionSet")

    assert [action["title"] for action in answers] == ["Godkend", "Drøft på mødet", "Mere ..."]
    assert [action["verb"] for action in answers] == ["approval.give", "approval.discuss", "approval.more"]


def test_an_answer_is_bound_to_the_text_and_to_what_was_seen() -> None:
    assert press(card(DIRECTOR_ITEM, DA), "approval.give") == {
        "v": 1,
        "meeting": MEETING,
        "item": ItemId("i-1"),
        "version": DIRECTOR_ITEM.text_version,
        "seq": DIRECTOR_ITEM.seq,
    }


def test_a_decided_item_takes_no_answers() -> None:
    decided = replace(DIRECTOR_ITEM, line=replace(DIRECTOR_ITEM.line, decision=DECIDED))

    assert verbs(card(decided, DA)) == ["agenda.open"]


def test_a_director_neither_decides_nor_records_attendance() -> None:
    assert not {"decision.open", "attendance.record"} & set(verbs(card(DIRECTOR_ITEM, DA)))


def test_attendance_is_one_press_per_guest_and_the_one_that_stands_is_not_offered() -> None:
    choices = [
        a["data"]["choice"] for a in executes(card(SECRETARY_ITEM, DA)) if a["verb"] == "attendance.record"
    ]

    assert choices == ["came:g-1", "absent:g-1", "absent:g-2"]


def test_a_chair_who_is_a_director_answers_and_decides() -> None:
    both = replace(SECRETARY_ITEM, may=CHAIR | DIRECTOR)

    assert {"approval.give", "decision.open", "attendance.record"} <= set(verbs(card(both, DA)))


def test_answers_stand_with_their_remarks_in_the_time_of_the_meeting() -> None:
    read = text(card(SECRETARY_ITEM, DA))

    assert "Direktør Lone Bruun: Drøft på mødet · 17. marts 2026 kl. 15.05" in read
    assert str(ANSWERS[1].remark) in read


def test_a_press_on_an_old_text_is_told_what_happened_to_it() -> None:
    built = card(replace(DIRECTOR_ITEM, banner=Banner.TEXT_CHANGED), DA)

    assert "Dit tryk er ikke gemt." in text(built)
    assert any(node.get("style") == "warning" for node in nodes(built))


def test_a_remark_goes_with_any_answer_and_alone_only_to_an_answer_that_stands() -> None:
    answered = replace(
        DIRECTOR_ITEM, line=replace(ITEMS[0], my_answer=Answer.POSTPONE), remark="Tal mangler."
    )
    first, again = card(ApprovalForm(DIRECTOR_ITEM), DA), card(ApprovalForm(answered), DA)

    four = ["approval.give", "approval.discuss", "approval.postpone", "approval.reject"]
    assert verbs(first) == [*four, "recusal.declare", "item.open"]
    assert verbs(again) == [*four, "approval.remark", "recusal.declare", "item.open"]
    assert next(node for node in nodes(again) if node.get("id") == "remark")["value"] == "Tal mangler."


def test_the_ten_outcomes_are_one_choice() -> None:
    outcome = next(
        node for node in nodes(card(DecisionForm(SECRETARY_ITEM), DA)) if node.get("id") == "outcome"
    )

    assert len(outcome["choices"]) == 10
    assert "value" not in outcome


def test_a_correction_is_filled_with_what_stands_and_names_what_it_corrects() -> None:
    decided = replace(SECRETARY_ITEM, line=replace(SECRETARY_ITEM.line, decision=DECIDED))
    built = card(DecisionForm(decided), DA)
    filled = {
        node["id"]: node.get("value") for node in nodes(built) if node.get("type", "").startswith("Input.")
    }

    assert filled == {
        "outcome": "approved_with_remarks",
        "text": DECIDED.text,
        "owner": "Chef for IT og Digitalisering Torben Lindegaard: indarbejder bemærkningerne; "
        "Ledelsessekretariatet",
        "due": "2026-04-15",
        "time": None,
    }
    assert press(built, "decision.correct")["choice"] == DECIDED.id
    assert "decision.record" not in verbs(built)


def test_when_it_was_decided_is_said_only_of_what_was_entered_later() -> None:
    def item(decision: DecisionLine) -> ItemView:
        return replace(SECRETARY_ITEM, line=replace(SECRETARY_ITEM.line, decision=decision))

    at_once = replace(DECIDED, decided_at=time(10, 40))
    later = replace(at_once, is_entered_later=True)
    form = card(DecisionForm(item(at_once)), DA)

    assert "indført senere" not in text(card(item(at_once), DA))
    assert "Afgjort kl. 10.40, indført senere" in text(card(item(later), DA))
    assert "Decided at 10:40, entered later" in text(card(item(later), EN))
    assert next(node for node in nodes(form) if node.get("id") == "time")["value"] == "10:40"


def test_a_text_too_long_for_its_field_is_not_half_filled_in() -> None:
    long = replace(DECIDED, text="ø" * 5_000)
    built = card(DecisionForm(replace(SECRETARY_ITEM, line=replace(SECRETARY_ITEM.line, decision=long))), DA)

    assert "value" not in next(node for node in nodes(built) if node.get("id") == "text")
    assert "er for lang til feltet." in text(built)
