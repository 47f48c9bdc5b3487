"""What a card's buttons carry and the router unpacks. Never who pressed: that is the authenticated sender."""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from microsoft_teams.cards import ExecuteAction, OpenUrlAction, SubmitAction, ToggleVisibilityAction
from pydantic import BaseModel, ConfigDict, Field, ValidationError

MAX_DATA = 4_096
"""Characters of a button's data as JSON; real ones have about 150."""


class Verb(StrEnum):
    AGENDA_OPEN = "agenda.open"
    AGENDA_PUBLISH = "agenda.publish"
    WRITTEN_SEND = "written.send"
    AGENDA_WITHDRAW = "agenda.withdraw"
    ITEM_OPEN = "item.open"
    ITEM_EDIT = "item.edit"
    GUEST_CHOOSE = "guest.choose"
    GUEST_ADD = "guest.add"
    GUEST_REMOVE = "guest.remove"
    APPROVAL_GIVE = "approval.give"
    APPROVAL_MORE = "approval.more"
    APPROVAL_REMARK = "approval.remark"
    APPROVAL_DISCUSS = "approval.discuss"
    APPROVAL_POSTPONE = "approval.postpone"
    APPROVAL_REJECT = "approval.reject"
    PARTICIPATION_OPEN = "participation.open"
    RECUSAL_DECLARE = "recusal.declare"
    RECUSAL_RECORD = "recusal.record"
    RECUSAL_LIFT = "recusal.lift"
    ABSENCE_RECORD = "absence.record"
    ABSENCE_LIFT = "absence.lift"
    DECISION_OPEN = "decision.open"
    DECISION_RECORD = "decision.record"
    DECISION_CORRECT = "decision.correct"
    CONSENT_TAKE = "consent.take"
    DECISION_CONFIRM = "decision.confirm"
    ATTENDANCE_RECORD = "attendance.record"
    SLOT_PREVIEW = "slot.preview"
    SLOT_CONFIRM = "slot.confirm"
    SLOT_READY = "slot.ready"
    SLOT_LATE = "slot.late"
    SLOT_CANCEL = "slot.cancel"
    SLOT_SUBSTITUTE = "slot.substitute"
    SUBSTITUTE_CONFIRM = "substitute.confirm"
    RUN_OPEN = "run.open"
    MEETING_START = "meeting.start"
    MEETING_NEXT = "meeting.next"
    MEETING_BACK = "meeting.back"
    MEETING_EXTEND = "meeting.extend"
    MEETING_PAUSE = "meeting.pause"
    MEETING_SKIP = "meeting.skip"
    MEETING_RELEASE = "meeting.release"
    MEETING_SWAP = "meeting.swap"
    MEETING_UNDO = "meeting.undo"
    MEETING_CLOSE = "meeting.close"
    MEETING_MOVE = "meeting.move"
    MEETING_CANCEL = "meeting.cancel"
    FOLLOWUP_ACCEPT = "followup.accept"
    FOLLOWUP_DONE = "followup.done"
    FOLLOWUP_OPEN = "followup.open"
    FOLLOWUP_PROPOSE = "followup.propose"
    FOLLOWUP_BLOCK = "followup.block"
    FOLLOWUP_REOPEN = "followup.reopen"
    FOLLOWUP_AGREE = "followup.agree"
    FOLLOWUP_DECLINE = "followup.decline"
    FOLLOWUP_HAND_OVER = "followup.hand_over"
    MINUTES_OPEN = "minutes.open"
    MINUTES_APPROVE = "minutes.approve"
    DELIVERIES_OPEN = "deliveries.open"
    DELIVERIES_RELEASE = "deliveries.release"
    CARD_REFRESH = "card.refresh"


class UnknownVerb(Exception):  # noqa: N818 - a state word, as all errors of this house
    """No button of ours has this verb, or no longer."""


class BadPayload(Exception):  # noqa: N818 - as above
    """The data of a press does not have our shape; the text names fields, never values."""


Key = Annotated[str, Field(min_length=1, max_length=64)]
Count = Annotated[int, Field(ge=0, le=2**31)]


class Payload(BaseModel):
    """`version` is the item's text version for `approval.*` and `decision.*`, else the meeting's version.

    `seq` is the reader's last sequence on that text. `choice` says what a button is about where the rest does
    not. The last seven are inputs; an input that was left empty comes as an empty text or not at all.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    v: Literal[1] = 1
    meeting: Key | None = None
    item: Key | None = None
    version: Count | None = None
    seq: Count | None = None
    choice: Annotated[str, Field(min_length=1, max_length=128)] | None = None
    remark: Annotated[str, Field(max_length=4_000)] | None = None
    text: Annotated[str, Field(max_length=20_000)] | None = None
    outcome: Annotated[str, Field(max_length=40)] | None = None
    owner: Annotated[str, Field(max_length=1_000)] | None = None
    due: Annotated[str, Field(max_length=40)] | None = None
    person: Annotated[str, Field(max_length=200)] | None = None
    time: Annotated[str, Field(max_length=40)] | None = None

    def also(self, **fields: str) -> "Payload":
        return Payload(**{**self.packed(), **fields})

    def packed(self) -> dict[str, Any]:
        return self.model_dump(exclude_none=True)


def unpack(verb: str, data: Mapping[str, Any]) -> tuple[Verb, Payload]:
    """Raises UnknownVerb or BadPayload. The Submit fallback's `verb` in the data must be the same."""
    try:
        known = Verb(verb)
    except ValueError:
        raise UnknownVerb from None
    fields = dict(data)
    if fields.pop("verb", verb) != verb:
        raise BadPayload("verb")
    try:
        return known, Payload.model_validate(fields)
    except ValidationError as wrong:
        places = sorted({".".join(str(part) for part in error["loc"])[:40] for error in wrong.errors()})
        raise BadPayload(", ".join(places)) from None


def button(
    verb: Verb, title: str, *, about: Payload, is_primary: bool = False, takes_inputs: bool = False
) -> ExecuteAction:
    """For an ActionSet: outside of one, old clients ignore the Submit fallback. `title` is ours alone.

    Raises ValueError for data that would not survive the way through Teams.
    """
    data = about.packed()
    _refuse_oversize(data)
    inputs: Literal["auto", "none"] = "auto" if takes_inputs else "none"
    return ExecuteAction(
        title=title,
        verb=verb,
        data=data,
        style="positive" if is_primary else None,
        associated_inputs=inputs,
        fallback=SubmitAction(title=title, data={**data, "verb": verb}, associated_inputs=inputs),
    )


def tap(verb: Verb, payload: Payload) -> ExecuteAction:
    """For a selectAction or a refresh, which have no title."""
    data = payload.packed()
    _refuse_oversize(data)
    return ExecuteAction(verb=verb, data=data)


AnyAction = ExecuteAction | OpenUrlAction | ToggleVisibilityAction


def _refuse_oversize(data: dict[str, Any]) -> None:
    if len(json.dumps(data)) > MAX_DATA:
        raise ValueError("a button's data is too large")
