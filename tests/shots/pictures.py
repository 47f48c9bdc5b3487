"""`make shots`: a picture of every card in every state, and a check that all of it can be read.

Microsoft's own renderer (npm package adaptivecards) in Chromium, with a Teams-like host. The pictures go to
cards/gallery; exit 1 if something is cut or a raw key, `None` or ISO date is visible, 3 if a tool is missing.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from look import DRAW, HOST, STYLE
from playwright.sync_api import Page, sync_playwright
from prerequisites import CHROMIUM_ARGUMENTS, chromium, missing
from states import STATES

from bot.texts import words
from cards import Verb, card

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "cards" / "gallery"
PACKAGES = ROOT / "out" / "node"
RENDERERS = ("adaptivecards@3.0.6", "markdown-it@13.0.2")
SCRIPTS = ("adaptivecards/dist/adaptivecards.min.js", "markdown-it/dist/markdown-it.min.js")

WIDTHS = (360, 900)
IN_ENGLISH = ("agenda-director", "item-director", "slot", "preview", "help-secretary", "refusal-not_yours")

_RAW = re.compile(r"\bNone\b|\bnull\b|\b\d{4}-\d{2}-\d{2}\b|\b[a-z]+_[a-z_]+\b")


def main() -> int:
    lacking = missing()
    if lacking:
        sys.stderr.write(f"ordstyrer: make shots needs {', '.join(lacking)}\n")
        return 3
    scripts = _scripts()
    shutil.rmtree(GALLERY, ignore_errors=True)
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        for language, name, width in _wanted():
            page = browser.new_page(locale="da-DK", viewport={"width": width, "height": 200})
            faults += _shot(page, scripts, language=language, name=name, width=width)
            page.close()
        browser.close()
    _write_index()
    sys.stdout.write("\n".join([*faults, f"{len(list(_wanted()))} pictures, {len(faults)} faults"]) + "\n")
    return 1 if faults else 0


def _wanted() -> Iterator[tuple[str, str, int]]:
    for name in STATES:
        for width in WIDTHS:
            yield "da", name, width
        if name in IN_ENGLISH:
            yield "en", name, WIDTHS[0]


def _scripts() -> list[str]:
    """From the npm registry, once."""
    folder = PACKAGES / "node_modules"
    if not all((folder / script).is_file() for script in SCRIPTS):
        PACKAGES.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-save", "--prefix", str(PACKAGES), *RENDERERS]
        subprocess.run(command, check=True)
    return [(folder / script).read_text(encoding="utf-8") for script in SCRIPTS]


def _shot(page: Page, scripts: list[str], *, language: str, name: str, width: int) -> list[str]:
    page.set_content(f"<style>{STYLE}</style><div id='card'></div>")
    for script in scripts:
        page.add_script_tag(content=script)
    drawn: dict[str, Any] = page.evaluate(DRAW, [card(STATES[name], words(language)), HOST])
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, 50)})
    folder = GALLERY / language
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}-{width}.png")
    where = f"{language} {name} {width}"
    cut = [f"{where}: cut: {text!r}" for text in drawn["cut"]]
    return [*cut, *(f"{where}: raw: {raw}" for raw in _raw(drawn["text"]))]


def _raw(text: str) -> list[str]:
    return [*_RAW.findall(text), *(verb for verb in Verb if verb in text)]


INDEX = """# Every card in every state

Made by `make shots` with Microsoft's renderer and a Teams-like host.

| state | 360 pixels wide | wider |
|---|---|---|
"""


def _write_index() -> None:
    rows = [f"| {name} | ![{name}](da/{name}-360.png) | [900](da/{name}-900.png) |\n" for name in STATES]
    (GALLERY / "README.md").write_text(INDEX + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
