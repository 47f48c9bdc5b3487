"""The main road, presses at once and delivery in trouble once more, on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_asking_about_decisions import (
    test_a_guest_finds_out_nothing_else_by_asking,
    test_every_inflection_is_found_and_every_meeting_that_had_the_item,
)
from test_asking_while_recused import test_to_whoever_stood_aside_it_is_as_if_it_were_not_there
from test_calendar import (
    test_a_change_is_the_same_entry_with_a_higher_sequence,
    test_any_other_address_gives_nothing,
)
from test_changes import (
    test_a_guest_wrongly_matched_is_told_so_and_the_card_is_emptied,
    test_a_moved_meeting_is_told_once_and_its_reminders_move_along,
    test_a_slot_that_changes_twice_before_it_is_sent_is_told_once,
)
from test_delivery import (
    test_reminders_come_a_day_and_a_quarter_before_by_the_clock_on_the_wall,
    test_what_may_have_arrived_is_sent_again_after_its_lease_and_marked,
)
from test_follow_up_lists import (
    test_every_monday_at_eight_what_is_open_and_nothing_when_nothing_is,
    test_handed_over_the_new_owner_is_told_and_the_first_one_too,
)
from test_follow_up_reminders import test_a_date_that_is_agreed_to_moves_them
from test_follow_ups import (
    test_a_double_press_is_one_step_and_a_stale_one_none,
    test_moved_to_another_owner_the_first_hears_that_it_is_theirs_no_more,
)
from test_main_road import test_from_a_file_to_the_minutes
from test_meeting_day import (
    test_a_decision_is_corrected_and_the_first_one_is_kept,
    test_minutes_are_hidden_until_published_and_then_everybody_sees_their_part,
)
from test_presses import (
    test_64_presses_at_once_are_one_row_with_64_equal_answers,
    test_a_press_that_teams_sends_again_gets_the_very_same_answer,
    test_both_directors_at_once_are_two_rows,
    test_two_secretaries_publish_at_once_and_one_of_them_is_shown_the_other,
)
from test_questions import test_everybody_is_answered_what_the_table_of_the_contract_says
from test_standing_aside import (
    test_chair_or_secretary_records_it_for_a_director_and_lifts_it,
    test_two_yes_are_one_row_and_an_old_yes_after_it_was_lifted_is_none,
)
from test_tagged_goals import test_no_goal_of_an_item_is_told_to_who_may_not_read_it
from test_verify_command import (
    test_a_changed_decision_is_named_and_never_quoted,
    test_a_ledger_that_holds_is_counted_and_its_head_told,
    test_an_answer_that_was_taken_away_is_missed,
    url,
)
from town import ELSEWHERE

pytest_plugins = ["postgres"]

__all__ = [
    "test_64_presses_at_once_are_one_row_with_64_equal_answers",
    "test_a_change_is_the_same_entry_with_a_higher_sequence",
    "test_a_changed_decision_is_named_and_never_quoted",
    "test_a_date_that_is_agreed_to_moves_them",
    "test_a_decision_is_corrected_and_the_first_one_is_kept",
    "test_a_double_press_is_one_step_and_a_stale_one_none",
    "test_a_guest_finds_out_nothing_else_by_asking",
    "test_a_guest_wrongly_matched_is_told_so_and_the_card_is_emptied",
    "test_a_ledger_that_holds_is_counted_and_its_head_told",
    "test_a_moved_meeting_is_told_once_and_its_reminders_move_along",
    "test_a_press_that_teams_sends_again_gets_the_very_same_answer",
    "test_a_slot_that_changes_twice_before_it_is_sent_is_told_once",
    "test_an_answer_that_was_taken_away_is_missed",
    "test_any_other_address_gives_nothing",
    "test_both_directors_at_once_are_two_rows",
    "test_chair_or_secretary_records_it_for_a_director_and_lifts_it",
    "test_every_inflection_is_found_and_every_meeting_that_had_the_item",
    "test_every_monday_at_eight_what_is_open_and_nothing_when_nothing_is",
    "test_everybody_is_answered_what_the_table_of_the_contract_says",
    "test_from_a_file_to_the_minutes",
    "test_handed_over_the_new_owner_is_told_and_the_first_one_too",
    "test_minutes_are_hidden_until_published_and_then_everybody_sees_their_part",
    "test_moved_to_another_owner_the_first_hears_that_it_is_theirs_no_more",
    "test_no_goal_of_an_item_is_told_to_who_may_not_read_it",
    "test_reminders_come_a_day_and_a_quarter_before_by_the_clock_on_the_wall",
    "test_to_whoever_stood_aside_it_is_as_if_it_were_not_there",
    "test_two_secretaries_publish_at_once_and_one_of_them_is_shown_the_other",
    "test_two_yes_are_one_row_and_an_old_yes_after_it_was_lifted_is_none",
    "test_what_may_have_arrived_is_sent_again_after_its_lease_and_marked",
    "url",
]


@pytest.fixture(autouse=True)
def on_postgresql(postgres_url: str, tmp_path: Path) -> Iterator[None]:
    ELSEWHERE.append(postgres_url)
    yield
    ELSEWHERE.clear()
    assert not (tmp_path / "var").exists()  # where the SQLite file would be
