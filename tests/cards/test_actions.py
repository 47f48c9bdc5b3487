"""What a button carries comes back as it was, from Execute and from its Submit fallback alike."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from states import STATES
from walk import executes, nodes

from bot.texts import words
from cards import BadPayload, Payload, UnknownVerb, Verb, card, unpack
from cards.actions import button

# As the contract lists them.
CONTRACT = {
    *("agenda.open", "agenda.publish", "agenda.withdraw", "item.open", "item.edit"),
    *("guest.choose", "guest.add", "guest.remove", "approval.give", "approval.more", "approval.remark"),
    *("approval.discuss", "approval.postpone", "approval.reject", "decision.record", "decision.correct"),
    *("slot.confirm", "slot.ready", "slot.late", "slot.cancel", "slot.substitute", "meeting.start"),
    *("meeting.next", "meeting.extend", "meeting.pause", "meeting.skip", "meeting.swap", "meeting.undo"),
    *("meeting.close", "meeting.move", "meeting.cancel", "followup.accept", "followup.done"),
    *("minutes.open", "minutes.approve", "card.refresh"),
}
OURS = {
    *("slot.preview", "attendance.record", "decision.open", "deliveries.open", "deliveries.release"),
    *("participation.open", "recusal.declare", "recusal.record", "recusal.lift"),
    *("absence.record", "absence.lift"),
    *("written.send", "decision.confirm"),
    *("followup.open", "followup.propose", "followup.block", "followup.reopen", "followup.agree"),
    *("followup.decline", "followup.hand_over"),
    *("consent.take", "run.open", "meeting.back", "meeting.release", "substitute.confirm"),
}

CHOOSES_A_PERSON = (
    *("guest.choose", "substitute.confirm", "recusal.record", "recusal.lift"),
    *("absence.record", "absence.lift"),
)

keys = st.none() | st.text(min_size=1, max_size=64)
counts = st.none() | st.integers(min_value=0, max_value=2**31)
inputs = st.none() | st.text(max_size=40)
payloads = st.builds(
    Payload,
    **dict.fromkeys(("meeting", "item", "choice"), keys),
    **dict.fromkeys(("version", "seq"), counts),
    **dict.fromkeys(("remark", "text", "outcome", "owner", "due", "person", "time"), inputs),
)
CARDS = {name: card(fact, words("da")) for name, fact in STATES.items()}
each = pytest.mark.parametrize("name", STATES)


@given(st.sampled_from(Verb), payloads)
def test_packing_and_unpacking_is_identity(verb: Verb, payload: Payload) -> None:
    assert unpack(verb.value, payload.packed()) == (verb, payload)
    assert unpack(verb.value, {**payload.packed(), "verb": verb.value}) == (verb, payload)


def test_the_verbs_are_the_contracts_and_ours() -> None:
    assert {verb.value for verb in Verb} == CONTRACT | OURS


@pytest.mark.parametrize("verb", ["", "no.such.verb", "Agenda.Open", "agenda.open "])
def test_an_unknown_verb_is_told_apart_from_a_bad_shape(verb: str) -> None:
    with pytest.raises(UnknownVerb):
        unpack(verb, {"v": 2})


@pytest.mark.parametrize(
    "data",
    [
        {"v": 2},
        {"v": "1"},
        {"meeting": ""},
        {"meeting": "m" * 65},
        {"meeting": 5},
        {"version": "3"},
        {"version": -1},
        {"version": 1.5},
        {"version": True},
        {"seq": 2**40},
        {"choice": "c" * 129},
        {"remark": "r" * 4_001},
        {"text": "t" * 20_001},
        {"text": ["a"]},
        {"actor": "somebody else"},
        {"verb": "agenda.publish"},
        {"verb": None},
    ],
)
def test_data_of_another_shape_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(BadPayload):
        unpack("agenda.open", data)


def test_a_refusal_names_fields_and_never_values() -> None:
    with pytest.raises(BadPayload) as refused:
        unpack("agenda.open", {"meeting": 5, "remark": "fortroligt " * 1_000})

    assert str(refused.value) == "meeting, remark"


def test_data_that_would_not_survive_the_way_is_refused_when_the_card_is_built() -> None:
    with pytest.raises(ValueError, match="too large"):
        button(Verb.ITEM_OPEN, "Åbn", about=Payload(meeting="m", text="t" * 5_000))


@each
def test_every_button_can_be_unpacked(name: str) -> None:
    for action in executes(CARDS[name]):
        verb, payload = unpack(action["verb"], action["data"])

        assert verb == action["verb"]
        assert payload.v == 1


@each
def test_every_button_stands_in_an_action_set_with_a_fallback_of_the_same_data(name: str) -> None:
    for node in nodes(CARDS[name]):
        for action in node.get("actions", []):
            assert node["type"] == "ActionSet"
            if action["type"] == "Action.Execute":
                fallback = action["fallback"]
                assert fallback["type"] == "Action.Submit"
                assert fallback["data"] == {**action["data"], "verb": action["verb"]}
                assert fallback["title"] == action["title"]


@each
def test_only_buttons_that_need_inputs_take_them(name: str) -> None:
    takers = {action["verb"] for action in executes(CARDS[name]) if action.get("associatedInputs") == "auto"}

    assert takers <= {
        *("approval.give", "approval.discuss", "approval.postpone", "approval.reject", "approval.remark"),
        *("decision.record", "decision.correct", "guest.add", "item.edit", "meeting.move", "slot.substitute"),
        *("followup.propose", "followup.block", "followup.hand_over"),
        "written.send",
    }


@each
def test_a_button_holds_no_person_but_one_to_choose(name: str) -> None:
    for action in executes(CARDS[name]):
        assert "person" not in action["data"] or action["verb"] in CHOOSES_A_PERSON
        assert set(action["data"]) <= {"v", "meeting", "item", "version", "seq", "choice", "person"}
