"""Both catalogues hold exactly the sentences that the code says, whole and with the same placeholders."""

import re

import pytest
from msgids import said_in_code

from bot.domain import (
    agenda,
    approval,
    ballot,
    body,
    facts,
    follow_up,
    follow_up_list,
    meeting,
    notice,
    progress,
    reminding,
    response,
    slot,
)
from bot.texts import words
from bot.texts.catalogue import catalogue

HOLE = re.compile(r"\{[a-z]+\}")
languages = pytest.mark.parametrize("language", ["da", "en"])


@languages
def test_a_catalogue_holds_what_the_code_says_and_no_more(language: str) -> None:
    held = catalogue(language)
    one, several = set(held.single), set(held.many)
    in_code = said_in_code()

    assert one == {sentence for sentence in in_code if isinstance(sentence, str)}
    assert several == {sentence[0] for sentence in in_code if not isinstance(sentence, str)}


@languages
def test_no_sentence_is_empty_or_misses_a_value(language: str) -> None:
    held = catalogue(language)
    pairs = [*held.single.items(), *((key, form) for key, forms in held.many.items() for form in forms)]

    assert [key for key, spoken in pairs if not spoken.strip()] == []
    assert [key for key, spoken in pairs if sorted(HOLE.findall(key)) != sorted(HOLE.findall(spoken))] == []


@languages
@pytest.mark.parametrize(
    "states",
    [
        *(
            agenda.Outcome,
            agenda.Doubt,
            approval.Answer,
            ballot.DecisionRule,
            follow_up.FollowUpState,
            follow_up_list.FollowUpGroup,
            follow_up_list.Untold,
            reminding.Reminding,
            body.Role,
            meeting.MeetingStatus,
            meeting.Attendance,
        ),
        *(notice.NoticeKind, notice.NoticeState, notice.Why, slot.Change, slot.Off),
        *(facts.Banner, facts.Doubt, facts.RefusalReason, facts.RunStage),
        *(progress.Act, progress.Stage, response.Reply),
    ],
    ids=lambda states: states.__name__,
)
def test_every_state_has_its_own_word(states: type[agenda.Outcome], language: str) -> None:
    named = [words(language).name(state) for state in states]

    assert len(set(named)) == len(named)


def test_a_sentence_that_stands_nowhere_is_an_error_and_not_a_raw_key() -> None:
    with pytest.raises(KeyError):
        words("da").say("No such sentence")
