"""Klintsø Kommune, which does not exist: its people, its Direktion, and where they talk. No agenda."""

from dataclasses import dataclass

from bot.domain.body import Body
from bot.domain.ids import BodyKey, ConversationId, Oid
from bot.domain.person import Person

ORGANISATION = "Klintsø Kommune"
BODY = "Direktionen"
HOME = ConversationId("19:direktionen-klintsoe@thread.v2")


@dataclass(frozen=True)
class Role:
    """Somebody with an account in Teams; `da` and `en` say what they are to the meeting."""

    key: str
    number: int
    name: str
    title: str
    unit: str
    da: str
    en: str

    @property
    def oid(self) -> Oid:
        return Oid(f"00000000-0000-0000-0000-0000000001{self.number:02}")

    @property
    def mri(self) -> str:
        return f"29:u-{self.key}"

    @property
    def chat(self) -> ConversationId:
        return ConversationId(f"a:personal-{self.key}")

    @property
    def upn(self) -> str:
        return f"{self.key}@klintsoe.example"

    @property
    def person(self) -> Person:
        return Person(
            self.oid,
            self.name,
            title=self.title,
            unit=self.unit,
            upn=self.upn,
            phone=f"55 55 20 {self.number:02}",
        )


SECRETARY = Role(
    "lone", 1, "Lone Vedel", "Sekretariatschef", "Ledelsessekretariatet", "sekretær", "the secretary"
)
CHAIR = Role("henrik", 2, "Henrik Aastrup", "Kommunaldirektør", "Direktionen", "formand", "the chair")
LEARNING = Role(
    "maja", 3, "Maja Krogh", "Direktør for Børn og Læring", "Direktionen", "direktør", "a director"
)
WORKS = Role(
    "torben", 4, "Torben Sindal", "Direktør for Teknik og Miljø", "Direktionen", "direktør", "a director"
)
DIGITAL = Role(
    "nadja", 5, "Nadja Ellegaard", "Digitaliseringschef", "Digitalisering og IT", "gæst", "a guest"
)
FINANCE = Role("esben", 6, "Esben Rude", "Økonomichef", "Økonomi og Indkøb", "gæst", "a guest")
PROJECT = Role("gerda", 7, "Gerda Mossing", "Projektleder", "Økonomi og Indkøb", "gæst", "a guest")
"""She has no chat with the bot, and in the demo by hand she is not in the people file either."""

CAST = (SECRETARY, CHAIR, LEARNING, WORKS, DIGITAL, FINANCE)
BOARD = (SECRETARY, CHAIR, LEARNING, WORKS)


def direktionen(home: ConversationId | None = None) -> Body:
    return Body(
        key=BodyKey("direktionen"),
        name=BODY,
        organisation=ORGANISATION,
        secretary=(SECRETARY.oid,),
        chair=CHAIR.oid,
        directors=(LEARNING.oid, WORKS.oid),
        home=home,
        place="Mødelokale Klinten, Rådhuset",
        join_url="https://teams.example/l/meetup-join/direktionen-klintsoe",
    )
