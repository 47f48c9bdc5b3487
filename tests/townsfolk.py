"""The people of a made-up municipality, and the body that they sit in."""

from dataclasses import dataclass

from bot.domain.body import Body
from bot.domain.ids import BodyKey, ConversationId, Oid
from bot.domain.person import Person

HOME = ConversationId("19:direktionen@thread.v2")


@dataclass(frozen=True)
class Character:
    """`key` names the Teams account: 29:u-KEY, and their chat with the bot a:personal-KEY."""

    key: str
    number: str
    name: str
    title: str

    @property
    def oid(self) -> Oid:
        return Oid(f"00000000-0000-0000-0000-0000000000{self.number}")

    @property
    def mri(self) -> str:
        return f"29:u-{self.key}"

    @property
    def chat(self) -> str:
        return f"a:personal-{self.key}"

    @property
    def person(self) -> Person:
        return Person(
            self.oid,
            self.name,
            title=self.title,
            phone=f"55 55 10 {self.number}",
            upn=f"{self.key}@sund.example",
        )


SECRETARY = Character("sanne", "01", "Sanne Holt", "Sekretariatsleder")
CHAIR = Character("karin", "02", "Karin Bech", "Kommunaldirektør")
OLE = Character("ole", "03", "Ole Dam", "Direktør for Børn og Kultur")
METTE = Character("mette", "04", "Mette Lind", "Direktør for Teknik og Miljø")
JURIST = Character("pia", "05", "Pia Skovmand", "Jurist")
IT_CHIEF = Character("jonas", "06", "Jonas Elkjær", "IT-chef")
STRANGER = Character("ib", "07", "Ib Frost", "Konsulent")

CAST = (SECRETARY, CHAIR, OLE, METTE, JURIST, IT_CHIEF, STRANGER)
BOARD = (SECRETARY, CHAIR, OLE, METTE)

DIREKTIONEN = Body(
    key=BodyKey("direktionen"),
    name="Direktionen",
    organisation="Sundkøbing Kommune",
    secretary=(SECRETARY.oid,),
    chair=CHAIR.oid,
    directors=(OLE.oid, METTE.oid),
    place="Byrådssalen",
    join_url="https://teams.example/join/direktionen",
)
