"""The minutes in the house's own Word template, by the fields below. Never what stands in them.

A template gets what stands in `Content` and nothing else: of an edition that is open to the public it can
show no more than our own form does, whatever it asks for.
"""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError

from bot.documents.minutes.content import Content, Entry, Section, Signature
from bot.documents.minutes.rulings import Ruling
from bot.documents.minutes.word_styles import describe
from bot.documents.packing import same_zip

Fields = Mapping[str, Any]

_MARKUP = re.compile(r"<[^>]+>")
_TAG = re.compile(r"\{[{%].*?[%}]\}|\{[{%].*$")
_FAULTS = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, XMLSyntaxError)
"""Of a template's own sums and of what it makes of the file."""
_TEMPLATE = "<template>"
"""What jinja2 calls the file of a template that was made from a string."""


class BadTemplate(Exception):  # noqa: N818 - names the template, not the fault
    """`str` of it is one sentence: the paragraph, the tag in it and what is wrong."""


def minutes_in_template(template: bytes, content: Content, *, at: datetime) -> bytes:
    """`at` is what the file says of when it was made. Raises BadTemplate."""
    file = _opened(template)
    try:
        file.render(fields(content), _environment(), autoescape=True)
    except _FAULTS as error:
        raise BadTemplate(_reason(error, file=file, paragraphs=_texts(_opened(template)))) from error
    describe(file.docx, content, at=at)
    written = io.BytesIO()
    file.save(written)
    return same_zip(written.getvalue())


def _opened(template: bytes) -> DocxTemplate:
    try:
        file = DocxTemplate(io.BytesIO(template))
        file.init_docx()
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise BadTemplate("it is no Word file (.docx)") from error
    return file


def tried(template: bytes) -> None:
    """Filled in with something in every field. Raises BadTemplate."""
    paragraphs = Section("Overskrift", ("Et afsnit.", "Et til."))
    content = Content(
        language="da",
        body="Direktionen",
        organisation="Kommunen",
        kind="Referat",
        title="Direktionen 04-03-2026",
        running="Direktionen",
        page="Side {page} af {pages}",
        logo="",
        marks=("Kladde",),
        particulars=(("Sted", "Byrådssalen"),),
        items_heading="Punkter",
        openness="Åben sag",
        case=paragraphs,
        lead_in="",
        columns=("Tid", "Punkt"),
        entries=(Entry("10.00", "1. Et punkt", paragraphs.paragraphs),),
        decided_heading="Beslutning",
        decided_lead_in="",
        rulings=(Ruling("1. Et punkt", ("Godkendt.",), ("indført senere",)),),
        written_heading="Afgjort i skriftlig behandling",
        written=(Ruling("1. Et punkt", ("Godkendt.",), ()),),
        papers=paragraphs,
        signatures_heading="Underskrifter",
        signed_on="Dato",
        signatures=(Signature("Mødeleder", "Navn"), Signature("Sekretær", "Navn")),
    )
    minutes_in_template(template, content, at=datetime(2026, 1, 1, tzinfo=UTC))


def fields(content: Content) -> Fields:
    """What a template may name; README has the table."""
    return {
        "body": content.body,
        "organisation": content.organisation,
        "kind": content.kind,
        "title": content.title,
        "running": content.running,
        "marks": list(content.marks),
        "particulars": [{"label": label, "value": value} for label, value in content.particulars],
        "openness": content.openness,
        "case": _paragraphs(content.case),
        "items": [_item(*told) for told in zip(content.entries, content.rulings, strict=True)],
        "written": [_ruling(one) for one in content.written],
        "papers": _paragraphs(content.papers),
        "signatures": [{"office": one.office, "name": one.name} for one in content.signatures],
    }


def _item(entry: Entry, ruling: Ruling) -> Fields:
    return {
        "time": entry.clock,
        "heading": entry.heading,
        "text": list(entry.paragraphs),
        "decision": list(ruling.paragraphs),
        "notes": list(ruling.notes),
    }


def _ruling(ruling: Ruling) -> Fields:
    return {
        "heading": ruling.heading,
        "decision": list(ruling.paragraphs),
        "notes": list(ruling.notes),
    }


def _paragraphs(section: Section | None) -> list[str]:
    return list(section.paragraphs) if section else []


def _environment() -> ImmutableSandboxedEnvironment:
    """A name that is no field is a fault, never an empty place."""
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined)


def _reason(error: Exception, *, file: DocxTemplate, paragraphs: Sequence[str]) -> str:
    """With the tag, and the first paragraph that has it, counted from the top."""
    line = getattr(error, "lineno", None) or _line_in_template(error)
    lines = _source(file)[line - 1 : line] if line else []
    tag = next((tag for text in lines for tag in _TAG.findall(text)), "")
    at = next((n for n, text in enumerate(paragraphs, start=1) if tag and _bare(tag) in _bare(text)), None)
    where = (f"paragraph {at}" if at else "", tag, str(error) or type(error).__name__)
    return ": ".join(part for part in where if part)


def _source(file: DocxTemplate) -> list[str]:
    """The part in which it failed, in the lines that jinja2 counts, without Word's own marks."""
    part = file.current_rendering_part
    xml = file.get_xml() if part is file.docx.part else file.get_part_xml(part)
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", file.patch_xml(xml)).split("\n")
    return [_MARKUP.sub("", line) for line in lines]


def _bare(text: str) -> str:
    """A tag without its blanks and without the letter that says what it repeats."""
    return re.sub(r"\s|(?<=\{[{%])(?:p|tr|tc|r)(?=\s)", "", text)


def _texts(file: DocxTemplate) -> list[str]:
    """Of every paragraph, those of the page heads and feet last."""
    section = file.docx.sections[0]
    roots = (file.docx.element.body, section.header._element, section.footer._element)  # noqa: SLF001 - in order, tables too
    paragraphs = (p for root in roots for p in root.iter(qn("w:p")))
    return ["".join(p.itertext(qn("w:t"))) for p in paragraphs]


def _line_in_template(error: Exception) -> int | None:
    line, frame = None, error.__traceback__
    while frame:
        if frame.tb_frame.f_code.co_filename == _TEMPLATE:
            line = frame.tb_lineno
        frame = frame.tb_next
    return line
