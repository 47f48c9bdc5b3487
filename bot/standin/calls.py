"""What reaches the stand-in and what it answers, without the web server; no rule of any service."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

Clock = Callable[[], datetime]
Json = Any  # any JSON value
Members = dict[str, Json]


@dataclass(frozen=True)
class Call:
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    base_url: str
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", errors="replace")

    def members(self) -> Members:
        """The body as a JSON object; raises Refusal (400) when it is none."""
        found = parsed(self.body)
        if not isinstance(found, dict):
            raise refused("BadSyntax", "The body is not a JSON object.")
        return found

    def fields(self) -> dict[str, str]:
        return {name: values[-1] for name, values in parse_qs(self.text, keep_blank_values=True).items()}


@dataclass(frozen=True)
class Answer:
    """`body` None means no body at all; bytes go out as they are, everything else as JSON."""

    status: int = HTTPStatus.OK
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict)
    effect: Members | None = None
    says_length: bool = True

    def octets(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return b"" if self.body is None else json.dumps(self.body, ensure_ascii=False).encode()

    @property
    def content_type(self) -> str | None:
        if self.body is None or isinstance(self.body, bytes):
            return None
        return "application/json; charset=utf-8"


class Refusal(Exception):  # noqa: N818 - a past word, as everywhere in the house
    def __init__(self, answer: Answer) -> None:
        super().__init__(f"refused with {answer.status}")
        self.answer = answer


def parsed(octets: bytes) -> Json:
    """The JSON value; None when it is none."""
    try:
        return json.loads(octets)
    except (ValueError, RecursionError):
        return None


def refused(code: str, message: str, *, status: int = HTTPStatus.BAD_REQUEST, **more: str) -> Refusal:
    """An error in the connector's form; `more` are further members of `error`."""
    return Refusal(Answer(status, {"error": {"code": code, "message": message, **more}}))
