"""A meeting with everything that its cards are made of, read once. Never for a guest's eyes as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.absence import Absence, absent_from, away
from bot.domain.approval import Approval, current
from bot.domain.ballot import Ballot, ballot
from bot.domain.body import Body
from bot.domain.decision import Decision, standing
from bot.domain.facts import DecisionLine, ItemLine
from bot.domain.ids import ItemId, Oid
from bot.domain.meeting import Item, Meeting
from bot.domain.recusal import Recusal, recused_from
from bot.domain.written import Written, carries
from bot.usecases.compose.parts import People, decision_line, for_everybody, guest_line, people_of, tally
from bot.usecases.ports import Transaction


@dataclass(frozen=True)
class Around:
    """`decisions` are those that stand. `placed`: the day of the meeting that takes up an item of a written
    procedure. `reader` None: nobody's own view.
    """

    meeting: Meeting
    body: Body
    people: People
    approvals: tuple[Approval, ...]
    decisions: dict[ItemId, Decision]
    recusals: tuple[Recusal, ...]
    absences: tuple[Absence, ...]
    placed: Mapping[ItemId, date]
    reader: Oid | None = None

    def recused(self, item: Item) -> frozenset[Oid]:
        return recused_from(self.recusals, item.id)

    def answers(self, item: Item) -> dict[Oid, Approval]:
        """What each director who takes part says to the present text."""
        given = current((a for a in self.approvals if a.item == item.id), item.text_version)
        recused = self.recused(item)
        return {oid: approval for oid, approval in given.items() if oid not in recused}

    def ballot(self, item: Item) -> Ballot:
        answers = {oid: approval.answer for oid, approval in self.answers(item).items()}
        return ballot(
            self.body.directors,
            answers,
            apart=self.recused(item) | absent_from(self.absences, item.id),
            rule=item.rule or self.body.rule,
            quorum=self.body.quorum,
        )

    def written(self, item: Item) -> Written | None:
        """None at a meeting. What a person decided, and what stands on an agenda, no later answer changes."""
        if not self.meeting.is_written:
            return None
        if item.id in self.decisions:
            return Written.DECIDED
        if item.id in self.placed:
            return Written.PLACED
        if self.meeting.closed_at is None:
            return Written.OPEN
        answers = {oid: approval.answer for oid, approval in self.answers(item).items()}
        return Written.TO_CONFIRM if carries(self.ballot(item), answers) else Written.TO_MEETING

    def own_answer(self, item: Item) -> Approval | None:
        """A director's, as long as they are one."""
        is_director = self.reader is not None and self.reader in self.body.directors
        return self.answers(item).get(self.reader) if self.reader and is_director else None

    def may_know(self, item: Item) -> bool:
        """Whether the reader may see more of it than everybody."""
        return self.reader is None or self.reader not in self.recused(item)

    def line(self, item: Item) -> ItemLine:
        """With the reader's own answer; one who is recused sees what everybody may, and that they are."""
        whole = self._line(item)
        return whole if self.may_know(item) else replace(for_everybody(whole), is_recused=True)

    def _line(self, item: Item) -> ItemLine:
        answers, decision = self.answers(item), self.decisions.get(item.id)
        own, absent = self.own_answer(item), absent_from(self.absences, item.id)
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
            tally=None if item.is_break else tally(self.ballot(item), answers, people=people),
            decision=self._decided(decision) if decision else None,
            rule=item.rule,
            recused=self.recused_names(item),
            absent=self._names(absent - self.recused(item)),
            is_absent=self.reader in absent,
            written=self.written(item),
            placed_on=self.placed.get(item.id),
            came_on=item.came_on,
            text_version=item.text_version,
        )

    @property
    def apologies(self) -> tuple[str, ...]:
        """Who decides and is not at the meeting at all."""
        return self._names(away(self.absences, None))

    def recused_names(self, item: Item) -> tuple[str, ...]:
        return self._names(self.recused(item))

    def absent_names(self, item: Item) -> tuple[str, ...]:
        return self._names(absent_from(self.absences, item.id) - self.recused(item))

    def absent_only_from(self, item: Item) -> tuple[str, ...]:
        there = away(self.absences, item.id) - away(self.absences, None)
        return self._names(there - self.recused(item))

    def _names(self, oids: frozenset[Oid]) -> tuple[str, ...]:
        """In the body's order."""
        return tuple(self.people[o].name for o in self.body.deciding if o in oids and o in self.people)

    def _decided(self, decision: Decision) -> DecisionLine:
        return decision_line(decision, self.meeting, people=self.people, zone=self.body.zone)


def around(tx: Transaction, meeting: Meeting, *, body: Body, reader: Oid | None = None) -> Around:
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
        recusals=tx.recusals.of_meeting(meeting.id),
        absences=tx.absences.of_meeting(meeting.id),
        placed=_placed(tx, meeting) if meeting.is_written else {},
        reader=reader,
    )


def _placed(tx: Transaction, meeting: Meeting) -> dict[ItemId, date]:
    """Of several the earliest that is still to come or held: the last that was found."""
    found = tx.meetings.placed(item.id for item in meeting.items)
    there = {item: tx.meetings.get(where) for item, where in found}
    return {item: where.held_on for item, where in there.items() if where}
