"""Answers, minutes, greetings and refusals: only what this reader may know, and what to do now."""

from dataclasses import replace

import pytest
from cast import FOR_DIRECTOR, NOTICE, SLOT
from states import STATES
from walk import text, verbs

from bot.domain.body import Role
from bot.domain.facts import AgendaAnswer, Fact, Help, MinutesView, Refusal, RefusalReason, Welcome
from bot.texts import words
from cards import card

DA, EN = words("da"), words("en")


def read(fact: Fact) -> str:
    return text(card(fact, DA))


def test_an_agenda_that_was_asked_for_is_the_agenda_card() -> None:
    assert card(AgendaAnswer(view=FOR_DIRECTOR), DA) == card(FOR_DIRECTOR, DA)


def test_a_guest_who_asks_gets_all_own_slots() -> None:
    two = AgendaAnswer(slots=(NOTICE, replace(NOTICE, slot=replace(SLOT, title="Byrådsseminar"))))

    assert card(two, DA)["body"][0]["id"] == "answer"
    assert "Fælles digitaliseringsorganisation" in read(two)
    assert "Byrådsseminar" in read(two)


def test_minutes_are_headed_as_the_municipalities_head_them() -> None:
    assert "Beslutning i Direktionen den 18-03-2026" in read(STATES["minutes"])


def test_minutes_are_published_from_the_draft_by_who_decides() -> None:
    draft = STATES["minutes-draft"]
    assert isinstance(draft, MinutesView)

    assert "minutes.approve" in verbs(card(draft, DA))
    assert "minutes.approve" not in verbs(card(replace(draft, may=frozenset()), DA))
    assert "minutes.approve" not in verbs(card(replace(draft, is_draft=False), DA))


def test_a_guest_has_no_way_from_the_minutes_to_the_agenda() -> None:
    assert verbs(card(STATES["minutes-guest"], DA)) == []


@pytest.mark.parametrize(
    ("role", "has", "has_not"),
    [
        (Role.SECRETARY, ["næste dagsorden", "leverancer", "hjem NAVN", "gæster"], []),
        (Role.CHAIR, ["leverancer", "referat"], ["hjem NAVN"]),
        (Role.DIRECTOR, ["gæster", "beslutninger"], ["leverancer", "hjem NAVN"]),
        (Role.GUEST, ["næste dagsorden", "referat"], ["gæster", "leverancer"]),
        (Role.OUTSIDER, [], ["dagsorden (", "gæster", "referat"]),
    ],
)
def test_help_names_the_commands_of_the_role(role: Role, has: list[str], has_not: list[str]) -> None:
    told = read(Help(frozenset({role})))

    assert [command for command in has if command not in told] == []
    assert [command for command in has_not if command in told] == []


def test_a_command_stands_in_both_languages_the_readers_first() -> None:
    assert "næste dagsorden (next agenda)" in text(card(Help(frozenset({Role.SECRETARY})), DA))
    assert "next agenda (næste dagsorden)" in text(card(Help(frozenset({Role.SECRETARY})), EN))


def test_what_was_not_understood_is_said_back() -> None:
    assert "hvornår er der frokost?" in read(STATES["help-director"])


def test_a_greeting_says_what_how_and_how_to_stop() -> None:
    told = read(Welcome("Torben Lindegaard", frozenset({Role.GUEST})))

    assert "Hej Torben Lindegaard" in told
    assert "så er jeg stille" in told


@pytest.mark.parametrize("reason", RefusalReason)
def test_a_refusal_says_that_nothing_is_lost_and_has_no_buttons(reason: RefusalReason) -> None:
    refused = Refusal(reason)

    assert DA.name(reason) in read(refused)
    assert "Intet er gemt, og intet er gået tabt." in read(refused)
    assert verbs(card(refused, DA)) == []
