"""What can be found, held in memory: by whole words, since made-up days need no inflections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memory_store import MemoryDecisions, MemoryMeetings

from bot.domain.decision import Decision, standing
from bot.domain.ids import BodyKey, ItemId, MeetingId
from bot.domain.search import Findable, Forms, Sought


@dataclass
class MemorySearch:
    meetings: MemoryMeetings
    decisions: MemoryDecisions

    def words(self, typed: str) -> tuple[Forms, ...]:
        return tuple(frozenset({word}) for word in dict.fromkeys(typed.casefold().split()))

    def of_bodies(self, bodies: Iterable[BodyKey], sought: Sought) -> tuple[Findable, ...]:
        meant = set(bodies)
        return tuple(one for one in self._every(sought) if one.body in meant)

    def of_items(self, items: Iterable[ItemId], sought: Sought) -> tuple[Findable, ...]:
        meant = set(items)
        return tuple(one for one in self._every(sought) if one.item in meant)

    def _every(self, sought: Sought) -> list[Findable]:
        found = (one for meeting in self.meetings.kept for one in self._of(meeting))
        meant = (one for one in found if _is_within(one, sought) and one.says(sought.words))
        return sorted(meant, key=lambda one: one.held_on, reverse=True)[: sought.at_most]

    def _of(self, meeting_id: MeetingId) -> Iterator[Findable]:
        meeting, now = self.meetings.published(meeting_id), self.meetings.get(meeting_id)
        assert meeting
        assert now
        decided = standing(self.decisions.of_meeting(meeting.id))
        for item in meeting.items:
            if not item.is_break:
                yield Findable(
                    item=item.id,
                    meeting=meeting.id,
                    body=meeting.body,
                    held_on=meeting.held_on,
                    status=now.status,
                    is_decided=item.id in decided,
                    title=_forms(item.title),
                    decided=_said(decided.get(item.id)),
                    text=_forms(item.text, *item.recommendations),
                    goals=item.goals,
                )


def _is_within(one: Findable, sought: Sought) -> bool:
    is_then = (sought.first or one.held_on) <= one.held_on <= (sought.last or one.held_on)
    is_meant = one.is_decided or not sought.is_decided
    return is_then and is_meant and sought.goal in (None, *one.goals)


def _said(decision: Decision | None) -> Forms:
    if decision is None:
        return frozenset()
    return _forms(decision.text, *(words for f in decision.follow_ups for words in (f.owner, f.task)))


def _forms(*texts: str | None) -> Forms:
    return frozenset(word for text in texts for word in (text or "").casefold().split())
