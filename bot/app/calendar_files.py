"""GET /calendar/TOKEN.ics: the present state of one slot or meeting, to whoever holds its address.

The address is the only key: calendars can't sign in. So it is long and random, stands on the owner's own card
only, is answered like a wrong one when it is withdrawn, and reaches no log.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.documents.calendar import calendar_file
from bot.domain.errors import NotFound
from bot.domain.facts import CalendarEvent
from bot.texts import words
from bot.usecases.compose.calendar import calendar_event
from bot.usecases.ports import Store

_TOKEN = re.compile(r"[0-9a-f]{32}")
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class CalendarFiles:
    store: Store
    clock: Callable[[], datetime]

    async def handle(self, request: web.Request) -> web.Response:
        try:
            event = await self._event(request.match_info["token"])
        except NotFound:
            return web.Response(status=404, headers=_HEADERS)
        except Exception as error:  # noqa: BLE001  # aiohttp would log the address with the traceback
            log.error("a calendar file failed: %s", type(error).__qualname__)  # noqa: TRY400
            return web.Response(status=500, headers=_HEADERS)
        return _file(event)

    async def _event(self, token: str) -> CalendarEvent:
        if not _TOKEN.fullmatch(token):
            raise NotFound
        now = self.clock()
        return await self.store.read(lambda tx: calendar_event(tx, token, now=now))


def _file(event: CalendarEvent) -> web.Response:
    name = f"{event.heading.held_on.isoformat()}.ics"
    return web.Response(
        body=calendar_file(event, words(event.language)),
        content_type="text/calendar",
        charset="utf-8",
        headers={**_HEADERS, "Content-Disposition": f'attachment; filename="{name}"'},
    )
