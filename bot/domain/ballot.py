"""Whether the directors' answers carry an item by its rule, and who is missing. Never what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.approval import Answer
from bot.domain.ids import Oid


class DecisionRule(StrEnum):
    """CHAIR: the chair decides after discussion. MAJORITY: more than half of those who take part."""

    CHAIR = "chair"
    ALL = "all"
    MAJORITY = "majority"


@dataclass(frozen=True)
class Ballot:
    """`asked` are the directors who take part; of them `approving` approve and `silent` have not answered.

    `quorum`: so many must take part; None: no number is asked for.
    """

    rule: DecisionRule
    asked: tuple[Oid, ...]
    approving: tuple[Oid, ...]
    silent: tuple[Oid, ...]
    quorum: int | None = None

    @property
    def is_quorate(self) -> bool:
        return len(self.asked) >= (self.quorum or 0)

    @property
    def is_unanimous(self) -> bool:
        return bool(self.asked) and self.approving == self.asked

    @property
    def is_met(self) -> bool:
        """Silence is never consent. Where the chair decides, only a missing quorum stands in the way."""
        carried = {
            DecisionRule.CHAIR: True,
            DecisionRule.ALL: self.is_unanimous,
            DecisionRule.MAJORITY: 2 * len(self.approving) > len(self.asked),
        }
        return self.is_quorate and carried[self.rule]


def ballot(
    directors: Iterable[Oid],
    answers: Mapping[Oid, Answer],
    *,
    apart: frozenset[Oid],
    rule: DecisionRule,
    quorum: int | None = None,
) -> Ballot:
    """`apart`: who is recused or absent counts nowhere, whatever they answered before."""
    asked = tuple(oid for oid in dict.fromkeys(directors) if oid not in apart)
    return Ballot(
        rule=rule,
        asked=asked,
        approving=tuple(oid for oid in asked if answers.get(oid) is Answer.APPROVE),
        silent=tuple(oid for oid in asked if oid not in answers),
        quorum=quorum,
    )
