"""Plays the whole meeting against the stand-in and writes down what reached whom, and the minutes."""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.app.demo.cards import NoButton
from bot.app.demo.day import OPENS, Day
from bot.app.demo.municipality import SECRETARY
from bot.app.demo.preparation import prepare
from bot.app.demo.sitting import sit
from bot.app.demo.stage import Stage, stage
from bot.app.errors import Ends, Exit, usage
from bot.documents.minutes.markdown import minutes_markdown
from bot.domain.grants import Permission
from bot.domain.ids import MeetingId
from bot.texts import words
from bot.usecases.compose.minutes import minutes_view
from bot.usecases.lookup import seat


@dataclass(frozen=True)
class Played:
    """`told` counts the messages and edits that reached somebody."""

    told: int
    timeline: Path
    minutes: Path


async def play(folder: Path) -> Played:
    """Raises Ends: the folder can't be written, or the bot did not do as the day expects."""
    async with stage(OPENS) as played:
        day = Day(played)
        try:
            await prepare(day)
            await sit(day)
        except NoButton as error:
            raise Ends(Exit.REFUSED, f"the played day failed at {played.hands.at:%H.%M}: {error}") from error
        minutes = await _minutes(played)
    return _written(folder, played=played, minutes=minutes)


async def _minutes(played: Stage) -> str:
    meeting = MeetingId(played.timeline.meeting or "")
    view = await played.bot.store.read(
        lambda tx: minutes_view(
            tx, seat(tx, meeting, actor=SECRETARY.oid, needs=Permission.SEE_DRAFT_MINUTES)
        )
    )
    return minutes_markdown(view, words("da"))


def _written(folder: Path, *, played: Stage, minutes: str) -> Played:
    written = Played(len(played.timeline.lines), folder / "timeline.json", folder / "minutes.md")
    timeline = json.dumps(played.timeline.lines, ensure_ascii=False, indent=1) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written.timeline.write_text(timeline, encoding="utf-8")
        written.minutes.write_text(minutes, encoding="utf-8")
    except OSError as error:
        raise usage(f"{folder}: {error.strerror}") from error
    return written
