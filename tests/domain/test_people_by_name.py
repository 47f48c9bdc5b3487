"""A name finds a person only letter for letter; look-alikes are nobody."""

import pytest

from bot.domain.ids import Oid
from bot.domain.person import Person, named

ANNE = Person(Oid("1"), "Anne Sørensen", aliases=("Anne S. Sørensen",))
OTHER_ANNE = Person(Oid("2"), "Anne Hansen")
THIRD_ANNE = Person(Oid("3"), "Anne Hansen")
EVERYBODY = (ANNE, OTHER_ANNE, THIRD_ANNE)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Anne Sørensen", (ANNE,)),
        ("anne  sørensen", (ANNE,)),  # case and blanks
        ("Anne S. Sørensen", (ANNE,)),  # an alias
        ("Anne So\u0338rensen", ()),  # o with a stroke laid over is no ø in Unicode
        ("\u0410nne Sørensen", ()),  # a Cyrillic А
        ("Anne\u200b Sørensen", ()),  # a zero-width space
        ("Anne Hansen", (OTHER_ANNE, THIRD_ANNE)),  # two: nobody is picked
        ("Anne", ()),
        ("", ()),
    ],
)
def test_named(written: str, found: tuple[Person, ...]) -> None:
    assert named(written, EVERYBODY) == found
