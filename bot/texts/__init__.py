"""Every word that a person reads outside a document's own text, in Danish and English. Never a card."""

from bot.texts.spoken import Words, words

__all__ = ["Words", "words"]
