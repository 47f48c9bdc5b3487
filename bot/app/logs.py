"""Log lines as JSON on standard error. Ids and words of our own, never a name, a text or a token."""

import json
import logging
import sys
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Without tracebacks: their last line quotes what a person wrote."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname, "room": record.name, "message": record.getMessage()}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__qualname__
        return json.dumps(line, ensure_ascii=False)


def log_to_stderr(level: str) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # These log addresses, headers or bodies of requests.
    for noisy in ("aiohttp.access", "aiohttp.client", "msrest", "urllib3", "msal", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
