"""Who is absent: of each item and of the whole meeting the last word counts, in whatever order."""

from datetime import UTC, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absence import Absence, absent_from, away, latest_of
from bot.domain.ids import AbsenceId, ItemId, MeetingId, Oid

PEOPLE, ITEMS = [Oid(n) for n in "ab"], [ItemId(n) for n in "xy"]
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

said = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from([*ITEMS, None]), st.booleans()), max_size=12
)


@given(said, st.randoms(use_true_random=False))
def test_the_last_word_on_each_counts(rows: list[tuple[Oid, ItemId | None, bool]], chance: Random) -> None:
    absences = [
        Absence(AbsenceId(str(n)), MeetingId("m"), item, person, n, is_lifted=lifted, by=None, at=AT)
        for n, (person, item, lifted) in enumerate(rows, start=1)
    ]
    last = {(person, item): lifted for person, item, lifted in rows}
    chance.shuffle(absences)

    for person in PEOPLE:
        is_away = last.get((person, None), True) is False
        assert (person in away(absences, None)) is is_away
        for item in ITEMS:
            is_out = is_away or last.get((person, item), True) is False
            assert (person in absent_from(absences, item)) is is_out
        newest = latest_of(absences, person)
        assert (newest.seq if newest else 0) == max(
            (n for n, r in enumerate(rows, 1) if r[0] == person), default=0
        )
