"""How a follow-up stands after the steps that were taken. Never who is told of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.decision import Decision
from bot.domain.follow_up import OWN, FollowUpAct, FollowUpState, FollowUpStep
from bot.domain.ids import Oid
from bot.domain.owed import Owed, owed


@dataclass(frozen=True)
class Life:
    """How a follow-up stands. `person` is the owner's account, if there is one.

    `seq`: of the last step that a person took, 0 before the first; `last` is that step. `told`: how the
    present owner was shown it last. `handed`: the step that made them the owner, None: the decision.
    """

    owed: Owed
    owner: str
    person: Oid | None
    due_on: date | None
    state: FollowUpState = FollowUpState.OPEN
    proposed_on: date | None = None
    reason: str | None = None
    is_accepted: bool = False
    last: FollowUpStep | None = None
    told: FollowUpStep | None = None
    handed: FollowUpStep | None = None
    steps: tuple[FollowUpStep, ...] = ()

    @property
    def seq(self) -> int:
        return self.last.seq if self.last else 0

    @property
    def next_seq(self) -> int:
        return max((step.seq for step in self.steps), default=0) + 1

    @property
    def is_known_as_it_is(self) -> bool:
        """The owner was shown what it asks for now."""
        return self.told is not None and self.owed.reads_as(self.told.follow_up)

    @property
    def believers(self) -> dict[Oid, FollowUpStep]:
        """Who was shown it as theirs and not told since that it is theirs no more, and when."""
        shown: dict[Oid, FollowUpStep] = {}
        for step in self.steps:
            if step.act is FollowUpAct.TELL and step.person:
                shown[step.person] = step
            elif step.act is FollowUpAct.CALL_OFF and step.person:
                shown.pop(step.person, None)
        return shown

    @property
    def is_done(self) -> bool:
        return self.state is FollowUpState.DONE

    @property
    def is_by_another(self) -> bool:
        """What was said last, somebody else said for the owner."""
        return self.last is not None and self.last.by is not None and self.last.by != self.person


def life(line: Owed, steps: Iterable[FollowUpStep]) -> Life:
    mine = tuple(sorted((s for s in steps if line.holds(s.follow_up)), key=lambda step: step.seq))
    row = line.follow_up
    so_far = Life(line, row.owner, row.person, row.due_on, steps=mine)
    for step in mine:
        so_far = _after(so_far, step)
    return so_far


def lives(decisions: Iterable[Decision], steps: Iterable[FollowUpStep]) -> tuple[Life, ...]:
    """Every follow-up that stands, as it stands."""
    taken = tuple(steps)
    return tuple(life(line, taken) for line in owed(decisions))


def _after(so_far: Life, step: FollowUpStep) -> Life:
    if step.act in OWN:
        told = step if step.act is FollowUpAct.TELL else None
        is_theirs = step.person is not None and step.person == so_far.person
        return replace(so_far, told=told) if is_theirs else so_far
    return _AFTER[step.act](replace(so_far, last=step), step)


def _accepted(so_far: Life, step: FollowUpStep) -> Life:
    """What was agreed to under other words is to be agreed to again."""
    holds = so_far.owed.reads_as(step.follow_up)
    state = FollowUpState.ACCEPTED if holds else FollowUpState.OPEN
    return replace(so_far, state=state, is_accepted=holds, proposed_on=None, reason=None)


def _agreed(so_far: Life, step: FollowUpStep) -> Life:
    """A date that was corrected in the decision afterwards is the later word."""
    after = _accepted(so_far, step)
    return replace(after, due_on=step.due_on) if step.at >= so_far.owed.worded_at else after


def _proposed(so_far: Life, step: FollowUpStep) -> Life:
    return replace(so_far, state=FollowUpState.PROPOSED, proposed_on=step.due_on, reason=None)


def _declined(so_far: Life, _: FollowUpStep) -> Life:
    state = FollowUpState.ACCEPTED if so_far.is_accepted else FollowUpState.OPEN
    return replace(so_far, state=state, proposed_on=None)


def _done(so_far: Life, _: FollowUpStep) -> Life:
    return replace(so_far, state=FollowUpState.DONE, proposed_on=None, reason=None)


def _blocked(so_far: Life, step: FollowUpStep) -> Life:
    return replace(so_far, state=FollowUpState.BLOCKED, proposed_on=None, reason=step.reason)


def _reopened(so_far: Life, step: FollowUpStep) -> Life:
    """By the owner it is taken on again; by anybody else it is asked of them."""
    is_own = step.by is not None and step.by == so_far.person
    state = FollowUpState.ACCEPTED if is_own else FollowUpState.OPEN
    return replace(so_far, state=state, is_accepted=is_own, proposed_on=None, reason=None)


def _handed_over(so_far: Life, step: FollowUpStep) -> Life:
    return replace(
        so_far,
        owner=step.owner or so_far.owner,
        person=step.person,
        state=FollowUpState.OPEN,
        is_accepted=False,
        proposed_on=None,
        reason=None,
        told=None,
        handed=step,
    )


_AFTER = {
    FollowUpAct.ACCEPT: _accepted,
    FollowUpAct.PROPOSE: _proposed,
    FollowUpAct.AGREE: _agreed,
    FollowUpAct.DECLINE: _declined,
    FollowUpAct.DONE: _done,
    FollowUpAct.BLOCK: _blocked,
    FollowUpAct.REOPEN: _reopened,
    FollowUpAct.HAND_OVER: _handed_over,
}
