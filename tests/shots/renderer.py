"""Microsoft's own card renderer in a page of Chromium: fetched once, then offline. Knows no card of ours."""

import base64
import json
import os
import shutil
import struct
import subprocess
import zlib
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

HERE = Path(__file__).parent
PACKAGES = ("adaptivecards@3.0.6", "markdown-it@15.0.3", "@fontsource/open-sans@5.3.0")
FONT = "@fontsource/open-sans/files/open-sans-latin-{weight}-normal.woff2"
"""Segoe UI, which Teams uses, is Microsoft's alone; this one is as wide or a little wider."""

Json = dict[str, Any]


class NotFetched(Exception):  # noqa: N818 - a state word, as all errors of this house
    """npm could not bring the renderer; the text is npm's own last line."""


def fetched() -> Path:
    """The folder of the packages, outside of the checkout. Raises NotFetched."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "ordstyrer" / "-".join(name.rpartition("@")[2] for name in PACKAGES)
    modules = folder / "node_modules"
    if not (modules / "adaptivecards").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm") or "npm"
        command = [npm, "install", "--no-save", "--ignore-scripts", "--prefix", str(folder), *PACKAGES]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NotFetched(done.stderr.strip().splitlines()[-1])
    return modules


class Renderer:
    """One page, used for every card in turn."""

    def __init__(self, page: Page, modules: Path) -> None:
        self.page = page
        self._width = 0
        self._host = json.loads((HERE / "host_config.json").read_text(encoding="utf-8"))
        self._dark = json.loads((HERE / "host_config_dark.json").read_text(encoding="utf-8"))
        page.set_content("<!doctype html><html lang=da><body><div id=card></div></body></html>")
        page.add_style_tag(content=_fonts(modules) + (HERE / "page.css").read_text(encoding="utf-8"))
        page.add_script_tag(path=modules / "adaptivecards/dist/adaptivecards.min.js")
        page.add_script_tag(path=modules / "markdown-it/dist/browser/markdown-it.umd.min.js")
        page.add_script_tag(path=HERE / "page.js")
        page.evaluate("document.fonts.ready.then(() => null)")

    def draw(self, card: Json, *, width: int, dark: bool = False) -> None:
        self._width = width
        host = self._host | (self._dark if dark else {})
        self.page.evaluate("(dark) => document.body.classList.toggle('dark', dark)", dark)
        self.page.set_viewport_size({"width": width, "height": 60})
        self.page.evaluate("([card, host]) => draw(card, host)", [card, host])
        self.page.evaluate("document.fonts.ready.then(() => null)")

    def unfold(self) -> bool:
        """Opens what a toggle hides; False if nothing was hidden."""
        opened: bool = self.page.evaluate("unfold()")
        return opened

    def readable(self) -> str:
        text: str = self.page.evaluate("readable()")
        return text

    def cut(self) -> list[str]:
        texts: list[str] = self.page.evaluate("cut()")
        return texts

    def picture(self, path: Path) -> None:
        """With few colours: text on flat ground loses nothing by it, and the file is half as large."""
        height: int = self.page.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
        self.page.set_viewport_size({"width": self._width, "height": height})
        png = base64.b64encode(self.page.screenshot()).decode()
        found = self.page.evaluate("(png) => indexed(png)", png)
        path.write_bytes(_png(found, base64.b64decode(found["pixels"])))


def _png(found: Json, pixels: bytes) -> bytes:
    """https://www.w3.org/TR/png-3/: colour type 3, eight bits, no filter."""
    width, height = found["width"], found["height"]
    rows = b"".join(b"\0" + pixels[y * width : (y + 1) * width] for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", bytes(found["palette"])),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _fonts(modules: Path) -> str:
    rules = []
    for weight in (400, 600, 700):
        data = base64.b64encode((modules / FONT.format(weight=weight)).read_bytes()).decode()
        rules.append(
            f"@font-face {{ font-family: 'Ordstyrer Gallery'; font-weight: {weight}; "
            f"src: url(data:font/woff2;base64,{data}); }}\n"
        )
    return "".join(rules)
