"""The house's own Word files of the minutes, as the bodies name them. Never what is written into them."""

from pathlib import Path

from bot.documents.minutes.house_template import BadTemplate, tried
from bot.domain.body import Body
from bot.domain.errors import BadFile


def template_of(body: Body) -> bytes | None:
    """None: our own form. Raises BadFile for one that can't be read."""
    if body.minutes_template is None:
        return None
    try:
        return Path(body.minutes_template).read_bytes()
    except OSError as error:
        raise BadFile(f"{body.minutes_template}: can't be read") from error


def try_template(body: Body) -> None:
    """Filled in with made-up minutes that have something of everything. Raises BadFile."""
    template = template_of(body)
    try:
        if template is not None:
            tried(template)
    except BadTemplate as error:
        raise BadFile(f"{body.minutes_template}: {error}") from error
