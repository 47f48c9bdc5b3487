"""The option that rewrites the golden cards, whose difference a reviewer then reads."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the cards as they are now")
