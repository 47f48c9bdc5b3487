"""The cards of a running meeting and of its plan, in every state worth a picture. Never how it looks."""

from dataclasses import replace

from cast import DRAFT, FOR_DIRECTOR, FOR_SECRETARY, ITEMS, PREVIEW, STUB
from cast_running import (
    BEFORE,
    BREAK_LINE,
    CANNOT_COME,
    CLOSED,
    IN_PUBLIC,
    LAST,
    NOW,
    OVERRUN,
    PAUSED,
    PROPOSED,
    PROPOSED_NEXT,
    RUNNING,
    SENDS_BO,
    WITH_UNDO,
    at,
    crowded,
)

from bot.domain.facts import Banner, Consent, Fact, ItemForm, RunStage

_TALK = replace(ITEMS[1], is_fixed=True, speaks=5)
_WITH_BREAK = (ITEMS[0], _TALK, BREAK_LINE, *ITEMS[2:])
_FEW_WITH_BREAK = (ITEMS[0], BREAK_LINE, ITEMS[3])
_PREVIEW = replace(PREVIEW, view=replace(DRAFT, items=_WITH_BREAK))

RUN_STATES: dict[str, Fact] = {
    "agenda-break-secretary": replace(FOR_SECRETARY, items=_FEW_WITH_BREAK),
    "agenda-many-break-director": replace(FOR_DIRECTOR, items=(*_WITH_BREAK, *_WITH_BREAK)),
    "preview-break": _PREVIEW,
    "preview-item-speaks": ItemForm(_PREVIEW, _TALK.item),
    "preview-item-break": ItemForm(_PREVIEW, BREAK_LINE.item),
    "run": RUNNING,
    "run-before": BEFORE,
    "run-before-consent": replace(BEFORE, consent=Consent((ITEMS[0].item, ITEMS[3].item), "c" * 32)),
    "run-consent-changed": replace(BEFORE, banner=Banner.CONSENT_CHANGED),
    "run-consent-taken": replace(BEFORE, banner=Banner.CONSENT_TAKEN),
    "run-before-hint": replace(BEFORE, hint=at("10.02")),
    "run-undo": replace(WITH_UNDO, banner=Banner.STEP_TAKEN),
    "run-overrun": replace(OVERRUN, banner=Banner.OVERTAKEN),
    "run-paused": PAUSED,
    "run-proposal": PROPOSED,
    "run-proposal-next": PROPOSED_NEXT,
    "run-last-item": LAST,
    "run-one-item": replace(RUNNING, items=(NOW,), following=None),
    "run-no-items": replace(RUNNING, items=(), current=None, following=None, ends=None),
    "run-crowded": crowded(100),
    "run-closed": CLOSED,
    "answer-guest-cannot": CANNOT_COME,
    "answer-guest-substitute": SENDS_BO,
    "answer-guest-substitute-unknown": replace(SENDS_BO, guest=replace(SENDS_BO.guest, substitute=None)),
    "run-base": IN_PUBLIC,
    "run-base-closed": replace(IN_PUBLIC, stage=RunStage.CLOSED, refresh_for=STUB.refresh_for),
}
