"""Requests that the script holds until they are released; it neither reads nor answers them."""

import asyncio


class Held:
    def __init__(self) -> None:
        self._waiting: dict[int, asyncio.Future[bool]] = {}

    @property
    def numbers(self) -> list[int]:
        """The journal's numbers of the requests that wait."""
        return list(self._waiting)

    async def released(self, n: int) -> bool:
        """Waits; False when the stand-in stops instead."""
        self._waiting[n] = asyncio.get_running_loop().create_future()
        try:
            return await self._waiting[n]
        finally:
            del self._waiting[n]

    def release(self, n: int | None = None) -> int:
        """Lets request `n`, or all, go on; how many there were."""
        return self._settle([n] if n is not None else self.numbers, went_on=True)

    def close(self) -> None:
        self._settle(self.numbers, went_on=False)

    def _settle(self, numbers: list[int], *, went_on: bool) -> int:
        waiting = [self._waiting[n] for n in numbers if n in self._waiting and not self._waiting[n].done()]
        for future in waiting:
            future.set_result(went_on)
        return len(waiting)
