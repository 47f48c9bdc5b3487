"""The formats that the minutes come in, all of them made from the same facts."""

from datetime import UTC, datetime
from enum import StrEnum

from bot.documents.minutes.archive_file import minutes_pdf
from bot.documents.minutes.content import content
from bot.documents.minutes.data import minutes_json
from bot.documents.minutes.house_template import minutes_in_template
from bot.documents.minutes.markdown import minutes_markdown
from bot.documents.minutes.web_page import minutes_page
from bot.documents.minutes.word_file import minutes_word
from bot.domain.facts import Minutes
from bot.texts import Words


class MinutesFormat(StrEnum):
    """The value is how the name of such a file ends."""

    MARKDOWN = "md"
    WORD = "docx"
    PDF = "pdf"
    HTML = "html"
    JSON = "json"


def printed(minutes: Minutes, form: MinutesFormat, *, words: Words, template: bytes | None = None) -> bytes:
    """The same bytes for the same minutes: what a file says of its own making is the day of the minutes.
    `template`: the house's own, for Word only. Raises BadTemplate.
    """
    told = content(minutes, words)
    day = minutes.published_on or minutes.held_on
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    makers = {
        MinutesFormat.MARKDOWN: lambda: minutes_markdown(told),
        MinutesFormat.WORD: lambda: (
            minutes_in_template(template, told, at=at) if template else minutes_word(told, at=at)
        ),
        MinutesFormat.PDF: lambda: minutes_pdf(told, at=at),
        MinutesFormat.HTML: lambda: minutes_page(told),
        MinutesFormat.JSON: lambda: minutes_json(minutes, told),
    }
    return makers[form]()
