"""The script: ordered rules that make the cloud misbehave, read strictly; playing them is stage.py's part."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from bot.standin.calls import Call, Json, Members

KINDS = ("html", "empty", "drop", "drop_after", "hold", "late_apply")
EVERY = "every"


class BadScript(ValueError):  # noqa: N818 - says what is wrong with the script, as the house names errors
    pass


@dataclass(frozen=True)
class When:
    """All that is given must fit.

    `path` is a regular expression searched for in the decoded path; `nth` counts the requests that fit
    the rest, from 1; `contains` is a part of the body.
    """

    method: str = ""
    path: str = ""
    nth: int | str = EVERY
    contains: str = ""

    def fits(self, call: Call) -> bool:
        return (
            self.method in ("", call.method)
            and re.search(self.path, call.path) is not None
            and self.contains in call.text
        )


@dataclass(frozen=True)
class Then:
    """`status` answers instead of the cloud, which then does nothing; without it the cloud does its part.

    `delay_seconds` holds the answer back, with the kind `late_apply` the effect, too; `headers` are added.
    """

    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Json = None
    delay_seconds: float = 0
    kind: str = ""


@dataclass(frozen=True)
class Rule:
    when: When
    then: Then


class Script:
    def __init__(self, rules: Sequence[Rule] = ()) -> None:
        self.rules: list[Rule] = []
        self._seen: list[int] = []
        self.replace(rules)

    def replace(self, rules: Sequence[Rule]) -> None:
        self.rules = list(rules)
        self._seen = [0] * len(self.rules)

    def add(self, *, when: Mapping[str, Json] | None = None, then: Mapping[str, Json]) -> None:
        """One more rule, behind the others; raises BadScript."""
        self.rules.append(_rule({"when": when or {}, "then": then}))
        self._seen.append(0)

    def clear(self) -> None:
        self.replace(())

    def rule_for(self, call: Call) -> int | None:
        """The place of the first rule that fits; each rule also counts what an earlier one takes."""
        taken = None
        for number, rule in enumerate(self.rules):
            if not rule.when.fits(call):
                continue
            self._seen[number] += 1
            is_turn = rule.when.nth in (EVERY, self._seen[number])
            taken = number if is_turn and taken is None else taken
        return taken


def read_script(file: Path) -> list[Rule]:
    """Raises BadScript, naming the file."""
    try:
        return rules_from(json.loads(file.read_text(encoding="utf-8")))
    except (ValueError, OSError) as problem:
        raise BadScript(f"{file}: {problem}") from problem


def rules_from(found: object) -> list[Rule]:
    """Rules from JSON: a list of rules; raises BadScript."""
    if not isinstance(found, list):
        raise BadScript("a script is a list of rules")
    rules = []
    for number, rule in enumerate(found, start=1):
        try:
            rules.append(_rule(rule))
        except BadScript as problem:
            raise BadScript(f"rule {number}: {problem}") from problem
    return rules


def _rule(found: object) -> Rule:
    members = _only(found, "rule", known={"when", "then"})
    when = _only(members.get("when", {}), "when", known={f.name for f in fields(When)})
    then = _only(members.get("then"), "then", known={f.name for f in fields(Then)})
    _check_when(when)
    _check_then(then)
    return Rule(When(**when), Then(**then))


def _only(found: object, where: str, *, known: set[str]) -> Members:
    if not isinstance(found, dict):
        raise BadScript(f"{where} must be an object")
    unknown = sorted(set(found) - known)
    if unknown:
        raise BadScript(f"{where}: unknown {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    return found


def _check_when(when: Mapping[str, Json]) -> None:
    for name in ("method", "path", "contains"):
        _require(isinstance(when.get(name, ""), str), f"when.{name} must be text")
    nth = when.get("nth", EVERY)
    is_count = isinstance(nth, int) and not isinstance(nth, bool) and nth > 0
    _require(nth == EVERY or is_count, 'when.nth must be a number from 1 or "every"')
    try:
        re.compile(when.get("path", ""))
    except re.error as problem:
        raise BadScript(f"when.path is no regular expression: {problem}") from problem


def _check_then(then: Mapping[str, Json]) -> None:
    status, kind, delay = then.get("status"), then.get("kind", ""), then.get("delay_seconds", 0)
    headers = then.get("headers", {})
    _require(status is None or (isinstance(status, int) and 200 <= status <= 599), "then.status: 200 to 599")  # noqa: PLR2004
    _require(kind in ("", *KINDS), f"then.kind must be one of {', '.join(KINDS)}")
    _require(isinstance(delay, int | float) and delay >= 0, "then.delay_seconds must be a number from 0")
    _require(
        isinstance(headers, dict) and all(isinstance(value, str) for value in headers.values()),
        "then.headers must be texts by name",
    )
    _require(then.get("body") is None or status is not None, "then.body needs a then.status")
    _require(kind not in ("drop", "drop_after") or status is None, f"{kind} takes no then.status")
    _require(bool(then), "then is empty")


def _require(holds: bool, problem: str) -> None:
    if not holds:
        raise BadScript(problem)
