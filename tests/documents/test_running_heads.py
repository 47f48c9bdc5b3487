"""What comes back at one edge of the pages is a running head or foot; what only looks alike is text."""

from bot.documents.lines import Line, without_furniture


def page(*texts: str) -> list[Line]:
    return [Line(number=number, text=text) for number, text in enumerate(texts, start=1)]


def test_a_head_that_comes_back_is_no_text() -> None:
    read = without_furniture(
        [page("Referat s. 1", "Et", "To", "Tre"), page("Referat s. 2", "Fire", "Fem", "Seks")]
    )

    assert [line.text for line in read.lines] == ["Et", "To", "Tre", "Fire", "Fem", "Seks"]
    assert [line.text for line in read.furniture] == ["Referat s. 1"]


def test_titles_before_and_after_a_page_break_are_no_head() -> None:
    read = without_furniture(
        [page("Direktionen", "Et", "To", "3. Status"), page("3. Status", "Godkendt", "Fem", "Seks")]
    )

    assert read.furniture == ()
    assert len(read.lines) == 8
