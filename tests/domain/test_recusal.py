"""Who is recused from what: the last word on each person and item counts, whatever the order of reading."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import ItemId, MeetingId, Oid, RecusalId
from bot.domain.recusal import Recusal, recused_from, recused_items

PEOPLE, ITEMS = [Oid(n) for n in "abc"], [ItemId(n) for n in "xyz"]
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def recusal(person: Oid | None, item: ItemId, *, seq: int, is_lifted: bool) -> Recusal:
    return Recusal(RecusalId(f"{person}{item}{seq}"), MeetingId("m"), item, person, seq, is_lifted, None, AT)


said = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(ITEMS), st.booleans()), max_size=12)


@given(said, st.randoms(use_true_random=False))
def test_the_last_word_on_each_counts(rows: list[tuple[Oid, ItemId, bool]], chance: object) -> None:
    recusals = [recusal(p, i, seq=n, is_lifted=lifted) for n, (p, i, lifted) in enumerate(rows, start=1)]
    last = {(p, i): lifted for p, i, lifted in rows}
    chance.shuffle(recusals)  # type: ignore[attr-defined]

    for person in PEOPLE:
        for item in ITEMS:
            is_out = last.get((person, item), True) is False
            assert (person in recused_from(recusals, item)) is is_out
            assert (item in recused_items(recusals, person)) is is_out


def test_somebody_erased_is_nobody() -> None:
    assert recused_from([recusal(None, ITEMS[0], seq=1, is_lifted=False)], ITEMS[0]) == frozenset()
