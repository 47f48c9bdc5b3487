"""A sentence around its verbs: who stands before one, who after it. No verb is known here."""

from collections.abc import Sequence

from bot.documents.prose import phrases
from bot.documents.prose.people import Mention, mentions
from bot.documents.prose.tokens import Token, tokens


class Clauses:
    def __init__(self, text: str) -> None:
        self.text = text
        self._words = tokens(text)

    def before(self, offset: int) -> list[Mention]:
        """Whose phrase ends where the word at the offset begins."""
        at = next((index for index, word in enumerate(self._words) if word.end > offset), len(self._words))
        return self._mentions(phrases.before(self._words, at))

    def after(self, offset: int) -> list[Mention]:
        """Whose phrase begins at the offset or behind it."""
        at = next((index for index, word in enumerate(self._words) if word.start >= offset), len(self._words))
        return self._mentions(phrases.after(self._words, at))

    def _mentions(self, phrase: Sequence[Token]) -> list[Mention]:
        return mentions(phrase, self.text) if phrase else []
