"""The measures of the house, and who may import what from outside it."""

import ast
import statistics
import sys

import pytest
from source import Function, Module, functions, imported_packages, shipped_modules

MODULES = shipped_modules()
FUNCTIONS = [(module, function) for module in MODULES for function in functions(module)]

# Third-party packages that a room may import; the standard library is everybody's.
GUESTS = {
    "bot": set(),
    "bot.domain": set(),
    "bot.usecases": {"rapidfuzz"},
    "bot.texts": {"babel"},
    # lxml: the XML below python-docx; jinja2: the sandbox of what docxtpl fills in
    "bot.documents": {"pypdfium2", "docx", "docxtpl", "jinja2", "lxml", "icalendar", "typst"},
    "bot.store": {"sqlalchemy", "alembic", "snowballstemmer"},
    # requests: the response type of msal's http_client; cryptography: reads the certificate it signs with
    "bot.microsoft": {"msal", "aiohttp", "requests", "cryptography"},
    "bot.teams": {"botbuilder", "botframework", "jwt", "aiohttp", "pydantic"},
    "bot.standin": {"aiohttp", "jwt", "cryptography"},  # cryptography: makes the keys that jwt signs with
    "bot.app": {"aiohttp", "pydantic", "pydantic_settings"},
    "cards": {"pydantic", "microsoft_teams"},
}

# A break of a measure, with its reason.
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def depth(node: ast.AST, level: int = 0) -> int:
    nests = isinstance(
        node, ast.If | ast.For | ast.While | ast.With | ast.Try | ast.AsyncFor | ast.AsyncWith | ast.Match
    )
    here = level + 1 if nests else level
    below = [
        depth(child, _chain(node, child, level, here))
        for child in ast.iter_child_nodes(node)
        if not isinstance(child, Function | ast.ClassDef)
    ]
    return max([here, *below])


def _chain(node: ast.AST, child: ast.AST, level: int, here: int) -> int:
    """`elif` reads as the same level as its `if`."""
    is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
    return level if is_elif else here


def named(module: Module, function: Function) -> str:
    return f"{module.name}:{function.name}"


def test_a_function_is_short() -> None:
    lengths = sorted(length(function) for _, function in FUNCTIONS)
    if not lengths:
        return

    too_long = [named(m, f) for m, f in FUNCTIONS if length(f) > 50 and named(m, f) not in LONG_FUNCTIONS]

    assert too_long == []
    assert statistics.median(lengths) <= 9
    assert lengths[int(len(lengths) * 0.9)] <= 30


def test_a_module_is_read_in_one_sitting() -> None:
    too_long = [m.name for m in MODULES if m.lines > 250 and m.name not in LONG_MODULES]
    lengths = sorted(m.lines for m in MODULES)

    assert too_long == []
    assert lengths[int(len(lengths) * 0.75)] <= 150


def test_nothing_nests_deeper_than_three() -> None:
    assert [named(m, f) for m, f in FUNCTIONS if depth(f) > 3] == []


def test_five_parameters_and_two_of_them_by_position() -> None:
    def parameters(function: Function) -> tuple[int, int]:
        by_position = [
            a for a in function.args.posonlyargs + function.args.args if a.arg not in ("self", "cls")
        ]
        return len(by_position), len(by_position) + len(function.args.kwonlyargs)

    assert [named(m, f) for m, f in FUNCTIONS if parameters(f)[0] > 2 or parameters(f)[1] > 5] == []


@pytest.mark.parametrize("room", sorted(GUESTS))
def test_a_room_imports_only_its_guests(room: str) -> None:
    ours = {"bot", "cards"}
    strangers = {
        f"{module.name}: {name}"
        for module in MODULES
        if module.room == room
        for name in imported_packages(module)
        if name.split(".")[0] not in ours | GUESTS[room] | sys.stdlib_module_names
    }

    assert strangers == set()


def test_every_module_says_what_lives_in_it() -> None:
    assert [m.name for m in MODULES if not ast.get_docstring(m.tree)] == []
