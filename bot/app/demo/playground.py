"""Microsoft 365 Agents Playground as a process: fetched, configured, started, ended. Never what it shows."""

import asyncio
import json
import os
import shutil
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.app.demo.municipality import BODY, CAST, HOME, ORGANISATION, SECRETARY, Role
from bot.teams.endpoint import LOCAL_TENANT

PACKAGE = "@microsoft/m365agentsplayground@0.2.28"
COMMAND = "agentsplayground"
PRELOAD = Path(__file__).with_name("loopback.cjs")
STARTING_SECONDS = 60.0
ENDING_SECONDS = 3.0
BOT_NAME = "Ordstyrer"

# Read by the Playground or by Node: what the terminal happens to hold must not reach it.
_DROPPED = (
    "M365_AGENTS_PLAYGROUND",
    "TEAMSAPPTESTER",
    "BOT_ENDPOINT",
    "DEFAULT_CHANNEL_ID",
    "AUTH_",
    "NODE_OPTIONS",
)


class NoPlayground(Exception):  # noqa: N818 - a state word, as all errors of this house
    """It can't be had here; the text says what is missing, for the person at the terminal."""


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Where the Playground reaches the bot, and where the bot is told to reach the Playground."""

    bot_id: str
    to_bot: str
    service_url: str


async def fetched() -> Path:
    """The Playground's entry, brought by npx unless it is here already. Raises NoPlayground."""
    npx = shutil.which("npx")
    if npx is None:
        raise NoPlayground("Node.js (node, npx)")
    asked = await asyncio.create_subprocess_exec(
        npx,
        "--yes",
        f"--package={PACKAGE}",
        "-c",
        f"command -v {COMMAND}",
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        said, _ = await asked.communicate()
    finally:
        await _end(asked)
    found = Path(said.decode().strip().splitlines()[-1]) if said.strip() else None
    if asked.returncode != 0 or found is None or not found.exists():
        raise NoPlayground(f"npm: {PACKAGE}")
    return found.resolve()


@asynccontextmanager
async def running(entry: Path, *, port: int, lines: Lines, folder: Path) -> AsyncIterator[asyncio.Task[int]]:
    """Yields what ends when the Playground does. Raises NoPlayground if it does not start."""
    config = folder / "playground.yml"
    config.write_text(json.dumps(configuration(lines.bot_id)), encoding="utf-8")  # JSON is YAML, too
    process = await asyncio.create_subprocess_exec(
        shutil.which("node") or "node",
        str(entry),
        "start",
        *("-e", lines.to_bot, "-c", "msteams", "-p", str(port), "--service-url", lines.service_url),
        "--disable-telemetry",
        cwd=folder,
        env=_environment(config, folder / "playground.log"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        await _listening(process, port)
        yield asyncio.ensure_future(process.wait())
    finally:
        await _end(process)


def configuration(bot_id: str) -> dict[str, object]:
    """Six people: its schema wants exactly that. The bot opens chats by object id, so `id` is that, too."""
    return {
        "version": "0.1.1",
        "tenantId": LOCAL_TENANT,
        "bot": {"id": bot_id, "name": BOT_NAME},
        "currentUser": account(SECRETARY),
        "users": [account(who) for who in CAST if who != SECRETARY],
        "personalChat": {"id": SECRETARY.chat},
        "groupChat": {"id": HOME, "name": BODY},
        "team": {
            "id": "19:klintsoe@thread.tacv2",
            "name": ORGANISATION,
            "aadGroupId": "00000000-0000-0000-0000-000000000031",
            "channels": [],
        },
    }


def account(who: Role) -> dict[str, str]:
    """The key with the slip in it is the Playground's own."""
    given, _, family = who.name.partition(" ")
    return {
        "id": who.oid,
        "name": who.name,
        "userPrincipleName": who.upn,
        "email": who.upn,
        "aadObjectId": who.oid,
        "givenName": given,
        "surname": family,
    }


def _environment(config: Path, log: Path) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(_DROPPED)}
    kept = {name: value for name, value in kept.items() if not name.lower().endswith("_proxy")}
    return kept | {
        "TEAMSAPPTESTER_BROWSER": "none",
        "APPLICATION_INSIGHTS_NO_STATSBEAT": "1",  # --disable-telemetry leaves this one running
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(config),
        "M365_AGENTS_PLAYGROUND_LOGFILE": str(log),
        "NODE_OPTIONS": f'--require "{PRELOAD}"',
    }


async def _listening(process: asyncio.subprocess.Process, port: int) -> None:
    """An occupied port would silently become another one, so its own word is waited for."""
    if process.stdout is None:
        raise NoPlayground("node")
    try:
        async with asyncio.timeout(STARTING_SECONDS):
            said = await process.stdout.readline()
    except TimeoutError as error:
        raise NoPlayground("node") from error
    if said.decode(errors="replace").strip() != f"Listening on {port}":
        raise NoPlayground("node")


async def _end(process: asyncio.subprocess.Process) -> None:
    """With everything that it started: npx and Node start others."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), ENDING_SECONDS)
