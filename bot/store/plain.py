"""What JSON holds of the domain's values. Never how they are read back."""

import json
from dataclasses import asdict, is_dataclass
from datetime import date, time, timedelta


def as_json(value: object) -> str:
    """Dates and times as ISO, spans as whole seconds, dataclasses as objects."""
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // timedelta(seconds=1)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(type(value).__name__)
