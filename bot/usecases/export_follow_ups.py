"""Follow-ups and what was said of them as plain data. Never who may read it."""

from collections.abc import Iterable
from typing import Any

from bot.domain.decision import Decision
from bot.domain.follow_up import FollowUpStep

Json = dict[str, Any]


def owed_as_data(decision: Decision) -> Iterable[Json]:
    for follow_up in decision.follow_ups:
        yield {
            "id": follow_up.id,
            "decision": decision.id,
            "item": decision.item,
            "owner": follow_up.owner,
            "person": follow_up.person,
            "task": follow_up.task,
            "due": follow_up.due_on.isoformat() if follow_up.due_on else None,
            "actor": decision.by,
            "at": decision.at.isoformat(),
            "version": decision.text_version,
        }


def step_as_data(step: FollowUpStep) -> Json:
    return {
        "id": step.id,
        "follow_up": step.follow_up,
        "item": step.item,
        "act": step.act,
        "person": step.person,
        "owner": step.owner,
        "due": step.due_on.isoformat() if step.due_on else None,
        "reason": step.reason,
        "actor": step.by,
        "at": step.at.isoformat(),
        "version": step.seq,
    }
