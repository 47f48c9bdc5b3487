"""Every card of a running meeting in every state worth a picture, by name. Never how it looks."""

from dataclasses import replace

from cast import STUB
from cast_running import (
    BEFORE,
    CLOSED,
    IN_PUBLIC,
    LAST,
    NOW,
    OVERRUN,
    PAUSED,
    PROPOSED,
    RUNNING,
    WITH_UNDO,
    at,
    crowded,
)

from bot.domain.facts import Banner, Fact, RunStage

RUN_STATES: dict[str, Fact] = {
    "run": RUNNING,
    "run-before": BEFORE,
    "run-before-hint": replace(BEFORE, hint=at("10.02")),
    "run-undo": replace(WITH_UNDO, banner=Banner.STEP_TAKEN),
    "run-overrun": replace(OVERRUN, banner=Banner.OVERTAKEN),
    "run-paused": PAUSED,
    "run-proposal": PROPOSED,
    "run-last-item": LAST,
    "run-one-item": replace(RUNNING, items=(NOW,), following=None),
    "run-no-items": replace(RUNNING, items=(), current=None, following=None, ends=None),
    "run-crowded": crowded(100),
    "run-closed": CLOSED,
    "run-base": IN_PUBLIC,
    "run-base-closed": replace(IN_PUBLIC, stage=RunStage.CLOSED, refresh_for=STUB.refresh_for),
}
