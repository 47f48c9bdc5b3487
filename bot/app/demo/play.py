"""Plays the whole meeting against the stand-in and writes down what reached whom, and how well it went."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.app.demo import record, tally
from bot.app.demo.cards import Json, NoButton
from bot.app.demo.closing import close
from bot.app.demo.day import OPENS, Day
from bot.app.demo.eve import answer
from bot.app.demo.municipality import SECRETARY
from bot.app.demo.page import day_page
from bot.app.demo.picture import day_picture
from bot.app.demo.preparation import prepare
from bot.app.demo.record import DayRecord
from bot.app.demo.recording import day_record
from bot.app.demo.sitting import sit
from bot.app.demo.stage import Stage, stage
from bot.app.demo.tally import Tally
from bot.app.errors import Ends, Exit, usage
from bot.documents.minutes.printing import MinutesFormat, printed
from bot.domain.grants import Permission
from bot.domain.ids import MeetingId
from bot.texts import words
from bot.usecases.compose.minuted import minuted
from bot.usecases.lookup import seat

LONGEST_SECONDS = 180.0
"""A bot that tells somebody the same again and again never lets the day pass."""


@dataclass(frozen=True)
class Played:
    """`told` counts the messages and edits that reached somebody. `files` are what was written, by name."""

    told: int
    record: DayRecord
    tally: Tally
    files: Mapping[str, Path]


async def play(folder: Path) -> Played:
    """Raises Ends: the folder can't be written, or the bot did not do as the day expects."""
    async with stage(OPENS) as played:
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                await _act(Day(played))
        except NoButton as error:
            raise Ends(Exit.REFUSED, f"the played day failed at {played.hands.at:%H.%M}: {error}") from error
        except TimeoutError as error:
            raise Ends(Exit.REFUSED, "the played day did not come to its end") from error
        minutes = await _minutes(played)
        held = await _record(played)
    found = tally.tally(held)
    texts = {
        "timeline.json": _line_by_line(played.timeline.lines),
        "timeline.svg": day_picture(held),
        "timeline.html": day_page(held, found),
        "day.json": record.as_json(held),
        "summary.json": json.dumps(tally.as_json(found, held), ensure_ascii=False, indent=1) + "\n",
        "minutes.md": minutes,
    }
    return Played(len(played.timeline.lines), held, found, _written(folder, texts))


async def _act(day: Day) -> None:
    for part in (prepare, answer, sit, close):
        await part(day)


async def _minutes(played: Stage) -> str:
    meeting = MeetingId(played.timeline.meeting or "")
    minutes = await played.bot.store.read(
        lambda tx: minuted(
            tx,
            seat(tx, meeting, actor=SECRETARY.oid, needs=Permission.SEE_DRAFT_MINUTES),
            is_public=False,
        )
    )
    return printed(minutes, MinutesFormat.MARKDOWN, words=words("da")).decode()


async def _record(played: Stage) -> DayRecord:
    meeting, lines = MeetingId(played.timeline.meeting or ""), played.timeline.lines
    return await played.bot.store.read(lambda tx: day_record(tx, meeting, lines=lines, at=played.hands.at))


def _line_by_line(lines: Sequence[Json]) -> str:
    return "[\n" + ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n]\n"


def _written(folder: Path, texts: Mapping[str, str]) -> Mapping[str, Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise usage(f"{folder}: {error.strerror}") from error
    return {name: folder / name for name in texts}
