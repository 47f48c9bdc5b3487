"""A store that does together what is asked of it while it is busy. Never holds back what it could do at once.

Delaying outcomes to form groups would widen the time in which a death leaves a message doubled; taking
what piled up during the last transaction widens nothing.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from bot.usecases.ports import Store, Transaction

T = TypeVar("T")
Work = Callable[[Transaction], T]
Waiting = tuple[Work[Any], "asyncio.Future[Any]"]


class Grouped:
    """As the store itself, for many small works at once. One that fails is run again alone, and so are the
    others of its group: none suffers for another's fault.
    """

    def __init__(self, store: Store) -> None:
        self._writing = _Group(store.run)
        self._reading = _Group(store.read)

    async def run(self, work: Work[T]) -> T:
        return await self._writing.do(work)

    async def read(self, work: Work[T]) -> T:
        return await self._reading.do(work)


class _Group:
    def __init__(self, transact: Callable[[Work[Any]], Awaitable[Any]]) -> None:
        self._transact = transact
        self._waiting: list[Waiting] = []
        self._busy: asyncio.Task[None] | None = None

    async def do(self, work: Work[T]) -> T:
        """Whoever gives up waiting does not stop the work, as with any transaction."""
        outcome: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, outcome))
        if self._busy is None:
            self._busy = asyncio.create_task(self._work_off())
        return await outcome

    async def _work_off(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            await self._together(group)
        self._busy = None

    async def _together(self, group: list[Waiting]) -> None:
        try:
            results = await self._transact(lambda tx: [work(tx) for work, _ in group])
        except Exception as error:  # noqa: BLE001 - whoever asked for it is given it
            await self._one_by_one(group, error)
        else:
            for (_, outcome), result in zip(group, results, strict=True):
                if not outcome.done():
                    outcome.set_result(result)

    async def _one_by_one(self, group: list[Waiting], error: Exception) -> None:
        if len(group) > 1:
            for one in group:
                await self._together([one])
        elif not group[0][1].done():
            group[0][1].set_exception(error)
