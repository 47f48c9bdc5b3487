"""A meeting with everything that its cards are made of, read once. Never for a guest's eyes as it is."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.approval import Approval, current
from bot.domain.body import Body
from bot.domain.decision import Decision, standing
from bot.domain.facts import DecisionLine, ItemLine
from bot.domain.ids import ItemId, Oid
from bot.domain.meeting import Item, Meeting
from bot.usecases.compose.parts import People, decision_line, guest_line, people_of, tally
from bot.usecases.ports import Transaction


@dataclass(frozen=True)
class Around:
    """`decisions` are those that stand."""

    meeting: Meeting
    body: Body
    people: People
    approvals: tuple[Approval, ...]
    decisions: dict[ItemId, Decision]

    def answers(self, item: Item) -> dict[Oid, Approval]:
        """What each director says to the present text."""
        return current((a for a in self.approvals if a.item == item.id), item.text_version)

    def line(self, item: Item, reader: Oid | None = None) -> ItemLine:
        """With the reader's own answer; None: with nobody's."""
        answers, decision = self.answers(item), self.decisions.get(item.id)
        own = answers.get(reader) if reader else None
        people = self.people
        return ItemLine(
            item=item.id,
            position=self.meeting.items.index(item) + 1,
            number=item.number,
            title=item.title,
            starts=item.starts,
            ends=self.meeting.end_of(item),
            is_open=item.is_open,
            is_break=item.is_break,
            is_fixed=item.is_fixed,
            speaks=item.presentation // timedelta(minutes=1) if item.presentation else None,
            guests=tuple(guest_line(item, g, people=people, with_contact=False) for g in item.guests),
            papers=len(self.meeting.attachments_of(item.id)),
            my_answer=own.answer if own else None,
            tally=None if item.is_break else tally(answers, body=self.body, people=people),
            decision=self._decided(decision) if decision else None,
        )

    def _decided(self, decision: Decision) -> DecisionLine:
        return decision_line(decision, self.meeting, people=self.people, zone=self.body.zone)


def around(tx: Transaction, meeting: Meeting, *, body: Body) -> Around:
    decisions = standing(tx.decisions.of_meeting(meeting.id))
    meant = {
        *body.members,
        *(d.by for d in decisions.values() if d.by),
        *(g.person for item in meeting.items for g in item.guests if g.person),
    }
    return Around(
        meeting=meeting,
        body=body,
        people=people_of(tx, meant),
        approvals=tx.approvals.of_meeting(meeting.id),
        decisions=decisions,
    )
