"""Ports to meetings, approvals, recusals and decisions. What is on record can only be appended to."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from bot.domain.absence import Absence
from bot.domain.approval import Approval
from bot.domain.decision import Decision
from bot.domain.follow_up import FollowUpStep
from bot.domain.ids import BodyKey, ItemId, MeetingId, Oid
from bot.domain.meeting import Meeting
from bot.domain.progress import Step
from bot.domain.recusal import Recusal
from bot.domain.response import Response


class Meetings(Protocol):
    def get(self, meeting: MeetingId) -> Meeting | None: ...
    def with_source(self, body: BodyKey, digest: str) -> Meeting | None:
        """The meeting that was imported from a document with this SHA-256."""
        ...

    def add(self, meeting: Meeting) -> None: ...
    def save(self, meeting: Meeting) -> None:
        """Raises Outdated unless the stored version is exactly one below `meeting.version`."""

    def keep_version(self, meeting: Meeting, *, by: Oid | None, at: datetime) -> None:
        """Keep the meeting as it was published, whole, under its version; published again unchanged, it
        stays as it was kept.
        """

    def published(self, meeting: MeetingId) -> Meeting | None:
        """As it was published last, whatever was changed since; None for one that never was."""
        ...

    def on(self, body: BodyKey, day: date) -> tuple[Meeting, ...]:
        """Every meeting of that day, newest version of each, drafts and cancelled ones, too. Here and below,
        save for `planned_from`, no written procedure.
        """
        ...

    def next_of(self, body: BodyKey, on_or_after: date) -> Meeting | None:
        """The first published meeting."""
        ...

    def latest_of(self, body: BodyKey, on_or_before: date) -> Meeting | None:
        """The last meeting that was published, for questions about minutes and decisions."""
        ...

    def planned_from(self, day: date) -> tuple[MeetingId, ...]:
        """Every meeting on that day or later that was published once, earliest first."""
        ...

    def written_of(self, body: BodyKey, on_or_after: date) -> tuple[Meeting, ...]:
        """Every written procedure that closes on that day or later, cancelled ones, too, earliest first."""
        ...

    def placed(self, came_from: Iterable[ItemId]) -> tuple[tuple[ItemId, MeetingId], ...]:
        """On which meetings those items of written procedures stand now; none that was cancelled."""
        ...

    def drafts_of(self, body: BodyKey) -> tuple[Meeting, ...]: ...
    def with_guest(self, person: Oid, on_or_after: date) -> tuple[Meeting, ...]:
        """Published meetings in which the person has a slot that was told and not taken back, earliest
        first.
        """
        ...


class Approvals(Protocol):
    def of_item(self, item: ItemId) -> tuple[Approval, ...]:
        """Oldest first."""
        ...

    def of_meeting(self, meeting: MeetingId) -> tuple[Approval, ...]: ...
    def append(self, approval: Approval, *, body: BodyKey, text_digest: str) -> None:
        """Unique in (item, text version, director, seq); who loses that race is run again by the store."""


class Steps(Protocol):
    def of_meeting(self, meeting: MeetingId) -> tuple[Step, ...]:
        """In the order of their `seq`."""
        ...

    def append(self, step: Step) -> None:
        """Unique in (meeting, seq); who loses that race is run again by the store."""

    def hint(self, meeting: MeetingId, at: datetime) -> None:
        """Teams says that the meeting began then; the first time it says so counts."""

    def hinted(self, meeting: MeetingId) -> datetime | None: ...


class Responses(Protocol):
    def of_meeting(self, meeting: MeetingId) -> tuple[Response, ...]:
        """Oldest first."""
        ...

    def append(self, response: Response) -> None:
        """Unique in (meeting, guest, person, seq); who loses that race is run again by the store."""


class Recusals(Protocol):
    def of_meeting(self, meeting: MeetingId) -> tuple[Recusal, ...]:
        """Oldest first."""
        ...

    def of_person(self, person: Oid) -> tuple[Recusal, ...]:
        """All that was ever said of them, at whatever meeting."""
        ...

    def append(self, said: Recusal, *, body: BodyKey) -> None:
        """Unique in (item, person, seq); who loses that race is run again by the store."""


class Absences(Protocol):
    def of_meeting(self, meeting: MeetingId) -> tuple[Absence, ...]:
        """Oldest first."""
        ...

    def append(self, said: Absence, *, body: BodyKey) -> None:
        """Unique in (meeting, person, seq); who loses that race is run again by the store."""


class Decisions(Protocol):
    def of_meeting(self, meeting: MeetingId) -> tuple[Decision, ...]:
        """Oldest first."""
        ...

    def append(self, decision: Decision, *, body: BodyKey, text_digest: str) -> None: ...
    def owing(self, bodies: Iterable[BodyKey], *, done_before: datetime) -> tuple[Decision, ...]:
        """Those that stand and have follow-ups, oldest first in each body; those may be left out of which
        all were done before that moment.
        """
        ...


class FollowUps(Protocol):
    """The steps of follow-ups. What is to be done stands in the decisions."""

    def of_meeting(self, meeting: MeetingId) -> tuple[FollowUpStep, ...]:
        """Oldest first."""
        ...

    def append(self, step: FollowUpStep, *, body: BodyKey) -> None:
        """Unique in (follow-up, seq); who loses that race is run again by the store."""
