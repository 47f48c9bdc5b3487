"""`serve` and `standin`: the two commands that run until they are stopped."""

import argparse
from datetime import UTC, datetime

from bot.app.clock import Clock, simulated_clock, wall_clock
from bot.app.errors import Ends, Exit, usage
from bot.app.logs import log_to_stderr
from bot.app.server import Address, serve
from bot.app.settings import load_settings
from bot.standin import serve as serve_standin
from bot.standin.script import BadScript

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


async def serve_command(asked: argparse.Namespace) -> Exit:
    _refuse_contradictions(asked)
    settings = load_settings()
    log_to_stderr(settings.log_level)
    host = asked.host or ("127.0.0.1" if asked.local else "0.0.0.0")  # noqa: S104 - TLS stands in front
    address = Address(host=host, port=asked.port)
    return await serve(settings, address=address, clock=_clock(asked), local=asked.local)


async def standin_command(asked: argparse.Namespace) -> Exit:
    try:
        await serve_standin(port=asked.port, script=asked.script, journal=asked.journal)
    except BadScript as error:
        raise usage(f"{asked.script}: {error}") from error
    except OSError as error:
        raise Ends(Exit.MISCONFIGURED, f"port {asked.port}: {error.strerror or 'is taken'}") from error
    return Exit.DONE


def _refuse_contradictions(asked: argparse.Namespace) -> None:
    if not asked.local and (asked.clock or asked.speed):
        raise usage("--clock and --speed go only with --local")
    if asked.local and asked.host and asked.host not in LOOPBACK:
        raise usage("--local answers this machine only: --host must be 127.0.0.1")


def _clock(asked: argparse.Namespace) -> Clock:
    if asked.clock is None and asked.speed is None:
        return wall_clock()
    return simulated_clock(asked.clock or datetime.now(UTC), speed=asked.speed or 1.0)
