"""`make shots`: a picture of every card in every state, in cards/gallery, and what must not be seen in them.

Exit 3 names what is missing; exit 1 names the cards in which something is cut or unreadable. With arguments
only the states whose names begin so are drawn anew.
"""

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from prerequisites import CHROMIUM_ARGUMENTS, chromium, missing
from renderer import NotFetched, Renderer, fetched
from states import STATES

from bot.texts import words
from cards import card

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "cards" / "gallery"
WIDTHS = (360, 900)
SIDE_PANEL = 280
"""As wide as a Teams meeting's side panel: what is used there, or by a thumb, is drawn so narrow, too."""
IN_MEETING = (
    *("run", "followup", "answer-follow-ups"),
    *("written", "agenda-written", "item-written", "approval-written", "preview-written"),
)
DARK = ("run-proposal", "run-overrun", "call-get-ready", "slot-confirmed")
"""Cards with every box and colour, drawn at phone width in Teams' dark theme, too."""
ENGLISH = (
    *("agenda-director", "item-director", "slot", "preview", "deliveries", "minutes", "help-secretary"),
    *("run", "call-come-now"),
)

# For machines by its nature, and spelled out only where a mail needs it.
ADDRESS = re.compile(r"https?://\S+")

# What a machine wrote for machines.
RAW = {
    "None": re.compile(r"\bNone\b|\bnull\b|\bundefined\b|\[object "),
    "an ISO date": re.compile(r"\b\d{4}-\d{2}-\d{2}\b"),
    "a raw key": re.compile(
        r"\b[a-z]+_[a-z_]+\b|\b(?:agenda|item|guest|approval|decision|slot|meeting)\.[a-z]+\b"
    ),
    "an open brace": re.compile(r"[{}]"),
    "an id": re.compile(r"\b[0-9a-f]{12,}\b"),
}


@dataclass(frozen=True)
class Shot:
    language: str
    name: str
    width: int

    @property
    def path(self) -> Path:
        return Path(self.language) / f"{self.name}-{self.width}.png"


def main() -> int:
    lacks = missing()
    if lacks:
        return _ends(3, f"make shots needs {', '.join(lacks)}")
    try:
        modules = fetched()
    except NotFetched as error:
        return _ends(3, f"make shots needs Microsoft's renderer from npm: {error}")
    wanted = tuple(sys.argv[1:])
    if not wanted:
        for language in ("da", "en"):
            shutil.rmtree(GALLERY / language, ignore_errors=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        wrong = list(_taken(browser, modules, wanted=wanted))
        browser.close()
    (GALLERY / "README.md").write_text(_index(), encoding="utf-8")
    for line in wrong:
        sys.stdout.write(f"{line}\n")
    pictures = sorted(GALLERY.rglob("*.png"))
    size = sum(picture.stat().st_size for picture in pictures) / 2**20
    sys.stdout.write(f"{len(pictures)} pictures, {size:.1f} MB, {len(wrong)} complaints\n")
    return 1 if wrong else 0


def _shots(wanted: tuple[str, ...]) -> Iterator[tuple[Shot, Mapping[str, Any]]]:
    for language, names in (("da", tuple(STATES)), ("en", ENGLISH)):
        speaking = words(language)
        for name in names:
            if wanted and not name.startswith(wanted):
                continue
            drawn = card(STATES[name], speaking)
            for width in (SIDE_PANEL, *WIDTHS) if name.startswith(IN_MEETING) else WIDTHS:
                yield Shot(language, name, width), drawn


def _taken(browser: Browser, modules: Path, *, wanted: tuple[str, ...]) -> Iterator[str]:
    renderers = {
        language: Renderer(browser.new_context(locale=locale).new_page(), modules)
        for language, locale in (("da", "da-DK"), ("en", "en-GB"))
    }
    for shot, drawn in _shots(wanted):
        renderer = renderers[shot.language]
        path = GALLERY / shot.path
        path.parent.mkdir(parents=True, exist_ok=True)
        yield from _dark(shot, drawn, renderer=renderer)
        renderer.draw(dict(drawn), width=shot.width)
        renderer.picture(path)
        yield from _complaints(shot.path, renderer)
        if renderer.unfold():
            renderer.picture(path.with_name(f"{shot.name}-unfolded-{shot.width}.png"))
            yield from _complaints(shot.path.with_stem(f"{shot.name}-unfolded-{shot.width}"), renderer)


def _dark(shot: Shot, drawn: Mapping[str, Any], *, renderer: Renderer) -> Iterator[str]:
    if shot.name not in DARK or shot.width != WIDTHS[0]:
        return
    path = shot.path.with_stem(f"{shot.name}-dark-{shot.width}")
    renderer.draw(dict(drawn), width=shot.width, dark=True)
    renderer.unfold()
    renderer.picture(GALLERY / path)
    yield from _complaints(path, renderer)


def _complaints(path: Path, renderer: Renderer) -> Iterator[str]:
    yield from (f"{path}: cut: {text[:60]!r}" for text in renderer.cut())
    readable = ADDRESS.sub("", renderer.readable())
    for what, pattern in RAW.items():
        found = pattern.search(readable)
        if found:
            yield f"{path}: {what}: {found[0]!r}"


def _index() -> str:
    """The pictures by kind of card, in the order of the states."""
    lines = [
        "# Every card and state",
        "",
        "Made by `make shots` with Microsoft's renderer, dressed like Teams; real Teams differs in details.",
        "Pictures are 360 pixels wide, as on a phone; each has a sister at 900, and those of a running",
        "meeting one at 280, as wide as a meeting's side panel.",
        "",
    ]
    for language, title in (("da", "Dansk"), ("en", "English")):
        lines += [f"## {title}", ""]
        for picture in sorted((GALLERY / language).glob("*-360.png")):
            name = picture.name.removesuffix("-360.png")
            sisters = [
                f"[{width}]({language}/{name}-{width}.png)"
                for width in (WIDTHS[1], SIDE_PANEL)
                if (GALLERY / language / f"{name}-{width}.png").exists()
            ]
            seen = f" ({', '.join(sisters)})" if sisters else ""
            lines += [f"**{name}**{seen}", "", f"![{name}]({language}/{picture.name})", ""]
    return "\n".join(lines)


def _ends(code: int, message: str) -> int:
    sys.stderr.write(f"ordstyrer: {message}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
