"""Killed every second while the platform fails: nothing is lost, and what came twice is marked (I5).

A sample of a few seconds; `CHAOS_SECONDS=60` for the whole of it, with 2,000 notices and requests that are
never answered. `CHAOS_SEED` plays one again.
"""

import os
import random
from collections import Counter
from pathlib import Path

import pytest
from chaos import Outcome, Plan, chaos

from bot.domain.notice import NoticeState

pytest_plugins = ["postgres"]

OVER = {NoticeState.SENT, NoticeState.REFUSED, NoticeState.SUPERSEDED, NoticeState.TOO_LATE}
SENT, REFUSED = NoticeState.SENT, NoticeState.REFUSED


def planned(replicas: int) -> Plan:
    seed = int(os.environ.get("CHAOS_SEED") or random.randrange(2**32))
    seconds = float(os.environ.get("CHAOS_SECONDS") or 0)
    if seconds:
        return Plan(
            seed=seed, seconds=seconds, notices=2_000, chats=200, replicas=replicas, lease=30, hangs=True
        )
    return Plan(seed=seed, seconds=1, notices=120, chats=40, replicas=replicas, lease=1, hangs=False)


def hold(plan: Plan, outcome: Outcome) -> None:
    times = Counter(number for numbers in outcome.arrived.values() for number in numbers)
    doubled = {number for number, count in times.items() if count > 1}
    marked = {row.number for row in outcome.rows if row.is_maybe_doubled}
    states = Counter(row.state.value for row in outcome.rows)
    print(  # noqa: T201 - the seed, and what it gave
        f"seed {plan.seed}: {outcome.kills} kills, {outcome.seconds:.0f} s, {dict(states)},"
        f" lost {len(sent_of(outcome) - set(times))}, doubled {len(doubled)}, marked {len(marked)},"
        f" doubled though answered {len(doubled - outcome.unanswered)}"
    )

    assert sorted(row.number for row in outcome.rows) == list(range(plan.notices))
    assert {row.state for row in outcome.rows} <= OVER
    assert sent_of(outcome) <= set(times)
    assert doubled <= marked
    assert max(times.values()) <= 2
    unsent = {row.number for row in outcome.rows if row.state not in (SENT, REFUSED)}
    assert unsent & set(times) <= marked
    for numbers in outcome.arrived.values():
        assert list(dict.fromkeys(numbers)) == sorted(set(numbers))


def sent_of(outcome: Outcome) -> set[int]:
    return {row.number for row in outcome.rows if row.state is SENT}


@pytest.mark.slow
async def test_two_replicas_on_postgresql(postgres_url: str) -> None:
    plan = planned(replicas=2)
    hold(plan, await chaos(postgres_url, plan))


@pytest.mark.slow
async def test_one_process_on_sqlite(tmp_path: Path) -> None:
    plan = planned(replicas=1)
    hold(plan, await chaos(f"sqlite:///{tmp_path / 'var' / 'ordstyrer.db'}", plan))
