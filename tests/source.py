"""Reads the project's own source as syntax trees, for the tests that hold its shape."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    path: Path
    tree: ast.Module
    lines: int

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def room(self) -> str:
        """`bot/domain/meeting.py` is in `bot.domain`; `cards/agenda.py` in `cards`."""
        parts = self.path.relative_to(ROOT).parts
        return "cards" if parts[0] == "cards" else ".".join(parts[:2]) if len(parts) > 2 else "bot"


def shipped_modules() -> list[Module]:
    paths = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cards").rglob("*.py")])
    modules = []
    for path in paths:
        text = path.read_text()
        modules.append(Module(path=path, tree=ast.parse(text), lines=len(text.splitlines())))
    return modules


def functions(module: Module) -> Iterator[Function]:
    for node in ast.walk(module.tree):
        if isinstance(node, Function):
            yield node


def imported_packages(module: Module) -> set[str]:
    """Dotted names of everything that the module imports."""
    names = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names
