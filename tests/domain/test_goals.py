"""Goals are found where a text names them, however it does, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.goals import GOALS, in_numbers, named_in


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("Verdensmål 13", (13,)),
        ("Sagen bidrager til verdensmål nr. 13.", (13,)),
        ("FN's verdensmål nummer 4: Kvalitetsuddannelse", (4,)),
        ("SDG 13", (13,)),
        ("SDG13 og SDG-7", (7, 13)),
        ("verdensmålene 3, 4 og 11", (3, 4, 11)),
        ("Verdensmålene 3 (Sundhed og trivsel), 4 (Kvalitetsuddannelse) samt 11", (3, 4, 11)),
        ("verdensmål 3-5", (3, 4, 5)),
        ("verdensmålene 6 til 8 og 17", (6, 7, 8, 17)),
        ("SDGs 1, 2 and 3", (1, 2, 3)),
        ("Sustainable Development Goal 12", (12,)),
        ("verdensmål 13.2 og delmål", (13,)),
        ("Verdensmål 11. Forslaget koster intet.", (11,)),
        ("Verdensmål 3\nVerdensmål 17", (3, 17)),
        ("verdensmål 13 og 4 mio. kr.", (13,)),
        ("verdensmål 3 og 25 %", (3,)),
        ("Om verdensmål 3, 4. marts", (3,)),
        ("FN's 17 verdensmål", ()),
        ("verdensmål 2030", ()),
        ("verdensmål 18 og 0", ()),
        ("verdensmålene drøftes den 20-12-2023", ()),
        ("verdensmål 20-12-2023", ()),
        ("Klimaindsats, vand og sundhed", ()),
        ("målene 3 og 4", ()),
        ("", ()),
    ],
)
def test_only_what_is_named_is_found(text: str, goals: tuple[int, ...]) -> None:
    assert named_in(text) == goals


def test_of_several_texts_each_goal_is_told_once() -> None:
    assert named_in("Verdensmål 4", None, "SDG 4 og 2") == (2, 4)


@pytest.mark.parametrize(
    ("written", "goals"),
    [
        ("3, 4 og 11", (3, 4, 11)),
        ("13", (13,)),
        (" 11;3 3 ", (3, 11)),
        ("", ()),
        ("18", None),
        ("0", None),
        ("klima", None),
        ("3-5", None),
        ("\u0663", None),  # another script's digits
    ],
)
def test_a_list_by_hand_is_read_or_refused(written: str, goals: tuple[int, ...] | None) -> None:
    assert in_numbers(written) == goals


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    assert set(named_in(text, f"verdensmål {text}")) <= set(GOALS)
    in_numbers(text)


@given(st.lists(st.sampled_from(GOALS), min_size=1, unique=True).map(sorted))
def test_every_list_that_is_written_out_is_read(goals: list[int]) -> None:
    assert named_in(f"Verdensmålene {', '.join(map(str, goals))}") == tuple(goals)
