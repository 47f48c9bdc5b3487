"""`demo`: the fictional municipality, to be tried by hand or, with `--play`, played by itself."""

import argparse
import sys

from bot.app.demo import guide
from bot.app.demo.byhand import demo
from bot.app.demo.play import play
from bot.app.errors import Exit, usage
from bot.app.logs import log_to_stderr
from bot.app.settings import load_settings

PORT = 3978


async def demo_command(asked: argparse.Namespace) -> Exit:
    _refuse_contradictions(asked)
    settings = load_settings()
    is_chosen = "log_level" in settings.model_fields_set
    log_to_stderr(settings.log_level if is_chosen else "WARNING")
    if asked.play:
        return await _played(asked)
    port = PORT if asked.port is None else asked.port
    speed = 1.0 if asked.speed is None else asked.speed
    return await demo(settings, port=port, has_playground=not asked.no_playground, speed=speed)


def _refuse_contradictions(asked: argparse.Namespace) -> None:
    if asked.play != (asked.out is not None):
        raise usage("--play and --out DIR go together")
    if asked.play and (asked.port is not None or asked.speed is not None or asked.no_playground):
        raise usage("--port, --speed and --no-playground do not go with --play")


async def _played(asked: argparse.Namespace) -> Exit:
    """Refused if a guest was told needlessly or not called in."""
    played = await play(asked.out)
    sys.stdout.write(f"timeline {played.files['timeline.json']} ({played.told})\n")
    sys.stdout.write(f"picture {played.files['timeline.html']}\nminutes {played.files['minutes.md']}\n")
    sys.stdout.write(guide.outcome(played.record, played.tally))
    return Exit.DONE if played.tally.is_well else Exit.REFUSED
