"""Puts the rooms together: one store, one session, one connector, one loop, opened and closed here."""

import asyncio
import sys
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial

from aiohttp import ClientSession

from bot.app.alarm import Alarm
from bot.app.calendar_files import CalendarFiles
from bot.app.clock import Clock
from bot.app.clock_watch import ClockWatch
from bot.app.courier import Courier
from bot.app.delivery import DeliveryLoop
from bot.app.errors import misconfigured
from bot.app.fetching import Fetching
from bot.app.grouping import Grouped
from bot.app.reaching import Reach
from bot.app.settings import Registration, Settings, registration
from bot.app.sweeping import Sweep
from bot.documents.sandbox import read_agenda_in_child
from bot.domain.pace import Limits
from bot.microsoft.login_http import LoginHttp
from bot.microsoft.tokens import App, Certificate, ConnectorTokens, Secret, TokenUnavailable
from bot.store import NewerStore, SqlStore, StoreFault, UnknownStore, open_store
from bot.teams.admission import TEAMS_HOSTS, Admission, ServiceUrls
from bot.teams.delivery import NoToken
from bot.teams.desk import Desk
from bot.teams.endpoint import LOCAL_TENANT, FrontDoor, local_front_door
from bot.teams.filing import Filing
from bot.teams.keys import CHANNEL_METADATA, SigningKeys
from bot.teams.outbound import Connector
from bot.teams.token_check import TokenCheck
from bot.teams.web_session import open_session
from bot.teams.wire import Tokens
from bot.texts import words

PLATFORM = Limits()
LOCAL_APP = "00000000-0000-0000-0000-000000000011"
TEAMS_URL = "https://smba.trafficmanager.net/teams/"
"""For opening a chat before Teams has spoken: learn.microsoft.com, send-proactive-messages."""


@dataclass(frozen=True, kw_only=True)
class Bot:
    """Everything that serves; `registered` None: run locally, without authentication."""

    store: SqlStore
    front_door: FrontDoor
    loop: DeliveryLoop
    calendars: CalendarFiles
    registered: Registration | None


@dataclass(frozen=True)
class _Tokens:
    """msal's failures in the words of the Teams edge."""

    held: ConnectorTokens

    async def connector_token(self, *, refused: str | None = None) -> str:
        try:
            return await self.held.connector_token(refused=refused)
        except TokenUnavailable as error:
            raise NoToken(retry=error.retry) from error


@asynccontextmanager
async def opened_bot(
    settings: Settings, *, clock: Clock, local: bool, limits: Limits | None = PLATFORM
) -> AsyncIterator[Bot]:
    """Raises Ends with exit 4 for what is misconfigured."""
    registered = None if local else registration(settings)
    async with opened_store(settings) as store, open_session() as session:
        bot = _bot(settings, store=store, session=session, clock=clock, registered=registered)
        bot.loop.limits = limits
        event_loop = asyncio.get_running_loop()
        store.on_commit(partial(_wake, event_loop, bot.loop))
        async with _hearing(store, bot.loop):
            yield bot


@asynccontextmanager
async def _hearing(store: SqlStore, loop: DeliveryLoop) -> AsyncIterator[None]:
    """The loop is woken by what other replicas write."""
    hearing = asyncio.create_task(store.hear(loop.wake))
    try:
        yield
    finally:
        hearing.cancel()
        with suppress(asyncio.CancelledError):
            await hearing


def _wake(event_loop: asyncio.AbstractEventLoop, loop: DeliveryLoop) -> None:
    event_loop.call_soon_threadsafe(loop.wake)


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[SqlStore]:
    """Migrated to what this version needs. Raises Ends with exit 4 for a store that can't be opened."""
    reached_at = settings.public_address
    try:
        store = open_store(settings.database_url)
    except (UnknownStore, NewerStore) as error:
        raise misconfigured("DATABASE_URL", str(error)) from error
    except (StoreFault, OSError) as error:
        raise misconfigured("DATABASE_URL", "names a store that can't be opened or reached") from error
    store.reached_at = reached_at
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def delivering(loop: DeliveryLoop) -> AsyncIterator[None]:
    """The loop runs inside; at the end what is in hand is finished, for a few seconds at most."""
    sys.setswitchinterval(SWITCH_SECONDS)
    running = asyncio.create_task(loop.run())
    try:
        yield
    finally:
        loop.end()
        await running
        with suppress(TimeoutError):
            await asyncio.wait_for(loop.finish(), FINISHING_SECONDS)


FINISHING_SECONDS = 4.0

SWITCH_SECONDS = 0.0005
"""How long one thread may go on while another waits. Cards are drawn on the loop's thread, and those of the
store wait for the database many times in a transaction: with 5 ms, Python's own, each answer is taken up
so much later.
"""


def _bot(
    settings: Settings,
    *,
    store: SqlStore,
    session: ClientSession,
    clock: Clock,
    registered: Registration | None,
) -> Bot:
    connector = _connector(settings, session=session, registered=registered)
    together = Grouped(store)
    reach = Reach(
        store=together,
        connector=connector,
        clock=clock,
        tenant=registered.tenant if registered else LOCAL_TENANT,
        default_url=_default_url(settings, registered),
    )
    owner, watch = uuid.uuid4().hex, ClockWatch(clock=clock)
    loop = DeliveryLoop(
        store=together,
        ground=store,
        courier=Courier(store=together, connector=connector, reach=reach, clock=clock, watch=watch),
        clock=clock,
        watch=watch,
        alarm=Alarm(store=store, watch=watch, owner=owner),
        sweep=Sweep(store=together, clock=clock),
        owner=owner,
    )
    fetch = Fetching(session=session, loopback_allowed=registered is None or settings.cloud is not None)
    filing = Filing(fetch=fetch, read=read_agenda_in_child)
    desk = Desk(store=store, clock=clock.now, filing=filing, hold=watch)
    door = _front_door(settings, desk=desk, session=session, registered=registered)
    calendars = CalendarFiles(store=store, clock=clock.now)
    return Bot(store=store, front_door=door, loop=loop, calendars=calendars, registered=registered)


def _front_door(
    settings: Settings, *, desk: Desk, session: ClientSession, registered: Registration | None
) -> FrontDoor:
    if registered is None:
        return local_front_door(desk, apology=_apology)
    cloud = _cloud(settings)
    url = f"{cloud}/openid/.well-known/openidconfiguration" if cloud else CHANNEL_METADATA
    keys = SigningKeys(session=session, clock=time.monotonic, metadata_url=url)
    return FrontDoor(
        turn=desk,
        gate=TokenCheck(keys=keys, app_id=registered.app_id, wall=lambda: desk.clock().timestamp()),
        admission=Admission(tenant=registered.tenant, service_urls=_service_urls(settings, registered)),
        apology=_apology,
    )


def _connector(settings: Settings, *, session: ClientSession, registered: Registration | None) -> Connector:
    app_id = registered.app_id if registered else LOCAL_APP
    return Connector(
        session,
        service_urls=_service_urls(settings, registered),
        tokens=_tokens(settings, registered) if registered else None,
        bot_id=f"28:{app_id}",
    )


def _tokens(settings: Settings, registered: Registration) -> Tokens:
    credential = (
        Certificate(registered.certificate) if registered.certificate else Secret(registered.secret or "")
    )
    app = App(app_id=registered.app_id, tenant=registered.tenant, credential=credential)
    return _Tokens(ConnectorTokens(app, http=LoginHttp(cloud=_cloud(settings)), clock=time.monotonic))


def _service_urls(settings: Settings, registered: Registration | None) -> ServiceUrls:
    if registered is None:
        return ServiceUrls(hosts=frozenset(), loopback_allowed=True)
    hosts = settings.hosts if settings.hosts is not None else TEAMS_HOSTS
    return ServiceUrls(hosts=hosts, loopback_allowed=settings.cloud is not None)


def _default_url(settings: Settings, registered: Registration | None) -> str | None:
    cloud = _cloud(settings)
    if cloud:
        return f"{cloud}/connector/"
    return TEAMS_URL if registered else None


def _cloud(settings: Settings) -> str | None:
    return settings.cloud.rstrip("/") if settings.cloud else None


def _apology(locale: str | None) -> str:
    """What a person reads when the bot itself failed."""
    language = "en" if (locale or "").lower().startswith("en") else "da"
    return words(language).say(
        "Something went wrong here. What you did before is safe; please try again in a moment."
    )
