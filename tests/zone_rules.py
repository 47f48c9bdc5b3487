"""The rules of a time zone as another tzdata has them, and every day on which the clocks change."""

import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo


@contextmanager
def other_rules(folder: Path, zone: str, *, like: str) -> Iterator[None]:
    """Inside, `zone` has the rules of `like`: a tzdata of another year, as Python looks one up."""
    before = zoneinfo.TZPATH
    area, _, place = like.rpartition("/")
    data = files(f"tzdata.zoneinfo.{area.replace('/', '.')}").joinpath(place).read_bytes()
    (folder / zone).parent.mkdir(parents=True, exist_ok=True)
    (folder / zone).write_bytes(data)
    zoneinfo.reset_tzpath([str(folder), *before])
    ZoneInfo.clear_cache()
    try:
        yield
    finally:
        zoneinfo.reset_tzpath(before)
        ZoneInfo.clear_cache()


def clock_changes(zone: ZoneInfo, *, until: int) -> Iterator[date]:
    """The days from 2026 on, by the clock on the wall."""
    hour = datetime(2026, 1, 1, tzinfo=UTC)
    while hour.year <= until:
        after = hour + timedelta(hours=1)
        if hour.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            yield after.astimezone(zone).date()
        hour = after
