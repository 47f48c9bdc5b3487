"""What the checks in a browser need beyond Python, and where it is. Installs nothing."""

import os
import shutil

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# As root and without a display; the rest keeps Chromium from calling out.
CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """`CHROMIUM` in the environment wins."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if os.access(named, os.X_OK) else None
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def missing() -> list[str]:
    wanted = {
        "Node.js (node)": shutil.which("node"),
        "npm (npx)": shutil.which("npx"),
        "Chromium (chromium, or CHROMIUM=PATH)": chromium(),
    }
    return [name for name, found in wanted.items() if found is None]
