"""Rules of decision: monotone, the right denominator, silence never consent, whoever is apart nowhere."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.approval import Answer
from bot.domain.ballot import Ballot, DecisionRule, ballot
from bot.domain.ids import Oid

DIRECTORS = tuple(Oid(f"oid-{n}") for n in range(7))
rules = st.sampled_from(DecisionRule)
answers = st.dictionaries(st.sampled_from(DIRECTORS), st.sampled_from(Answer))
some = st.frozensets(st.sampled_from(DIRECTORS))
quorums = st.none() | st.integers(min_value=1, max_value=8)
boards = st.integers(min_value=0, max_value=7).map(lambda n: DIRECTORS[:n])


@st.composite
def ballots(draw: st.DrawFn) -> Ballot:
    return ballot(draw(boards), draw(answers), apart=draw(some), rule=draw(rules), quorum=draw(quorums))


@given(boards, answers, some, quorums, st.data())
def test_one_more_approval_never_undoes_what_was_carried(
    board: tuple[Oid, ...],
    given_: dict[Oid, Answer],
    apart: frozenset[Oid],
    quorum: int | None,
    data: st.DataObject,
) -> None:
    rule, more = data.draw(rules), data.draw(st.sampled_from(DIRECTORS))
    before = ballot(board, given_, apart=apart, rule=rule, quorum=quorum)
    after = ballot(board, {**given_, more: Answer.APPROVE}, apart=apart, rule=rule, quorum=quorum)

    assert after.is_met or not before.is_met
    assert set(before.approving) <= set(after.approving)


@given(boards, answers, answers, some, rules)
def test_what_somebody_apart_says_changes_nothing(
    board: tuple[Oid, ...],
    one: dict[Oid, Answer],
    other: dict[Oid, Answer],
    apart: frozenset[Oid],
    rule: DecisionRule,
) -> None:
    alike = {oid: answer for oid, answer in one.items() if oid not in apart}
    differing = {**alike, **{oid: answer for oid, answer in other.items() if oid in apart}}

    assert ballot(board, alike, apart=apart, rule=rule) == ballot(board, differing, apart=apart, rule=rule)


@given(boards, answers, some, rules, quorums)
def test_the_denominator_is_who_takes_part(
    board: tuple[Oid, ...],
    given_: dict[Oid, Answer],
    apart: frozenset[Oid],
    rule: DecisionRule,
    quorum: int | None,
) -> None:
    found = ballot(board, given_, apart=apart, rule=rule, quorum=quorum)

    assert set(found.asked) == set(board) - apart
    assert set(found.silent) == set(found.asked) - given_.keys()
    assert set(found.approving) <= set(found.asked) - set(found.silent)


@given(boards, some, quorums, rules.filter(lambda rule: rule is not DecisionRule.CHAIR))
def test_silence_is_never_consent(
    board: tuple[Oid, ...], apart: frozenset[Oid], quorum: int | None, rule: DecisionRule
) -> None:
    assert not ballot(board, {}, apart=apart, rule=rule, quorum=quorum).is_met


@given(ballots())
def test_the_quorum_has_a_sharp_edge(found: Ballot) -> None:
    there = len(found.asked)

    assert replace(found, quorum=there or None).is_quorate
    assert not replace(found, quorum=there + 1).is_quorate
    assert not replace(found, quorum=there + 1).is_met
    assert replace(found, quorum=None).is_quorate


@given(ballots())
def test_all_carries_wherever_it_carries_by_majority_too(found: Ballot) -> None:
    if replace(found, rule=DecisionRule.ALL).is_met:
        assert replace(found, rule=DecisionRule.MAJORITY).is_met
    if found.is_met:
        assert replace(found, rule=DecisionRule.CHAIR).is_met


@pytest.mark.parametrize(
    ("rule", "approve", "apart", "is_met"),
    [
        (DecisionRule.MAJORITY, 2, 0, False),  # half of four is no majority
        (DecisionRule.MAJORITY, 3, 0, True),
        (DecisionRule.MAJORITY, 2, 1, True),
        (DecisionRule.ALL, 3, 0, False),
        (DecisionRule.ALL, 3, 1, True),
        (DecisionRule.ALL, 0, 4, False),  # nobody is no consent
        (DecisionRule.MAJORITY, 0, 4, False),
        (DecisionRule.CHAIR, 0, 0, True),
    ],
)
def test_four_directors(rule: DecisionRule, approve: int, apart: int, *, is_met: bool) -> None:
    given_ = dict.fromkeys(DIRECTORS[:approve], Answer.APPROVE)
    found = ballot(DIRECTORS[:4], given_, apart=frozenset(DIRECTORS[4 - apart : 4]), rule=rule)

    assert found.is_met is is_met
