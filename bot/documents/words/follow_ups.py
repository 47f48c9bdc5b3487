"""Verbs that give somebody a task in a decision. Data, no code."""

import re

from bot.documents.words import alternatives

TASK = re.compile(
    r"\b(?:"
    + alternatives(
        """
        følger op
        følger
        indarbejder
        sikrer
        udarbejder
        undersøger
        bestiller
        indkalder
        tager kontakt
        tager initiativ
        tager
        kontakter
        er tovholder
        bliver tovholder
        er ansvarlig for
        har ansvar for
        har ansvaret
        har til opgave
        får til opgave
        påtager sig
        står for
        sørger for
        vender tilbage
        melder tilbage
        giver besked
        videreformidler
        formidler
        afklarer
        tilretter
        tilrettelægger
        tilpasser
        justerer
        planlægger
        koordinerer
        udsender
        fremsender
        sender
        forbereder
        inviterer
        opdaterer
        skriver
        retter
        færdiggør
        beskriver
        indhenter
        indsamler
        indgår
        inddrager
        iværksætter
        igangsætter
        implementerer
        informerer
        kommunikerer
        orienterer
        fremlægger
        forelægger
        præsenterer
        arbejder videre
        går videre
        supplerer
        uddyber
        kommer med
        laver
        lægger
        bringer
        samler op
        samler
        evaluerer
        reviderer
        formulerer
        konkretiserer
        kvalificerer
        kortlægger
        booker
        aftaler
        drøfter
        gennemgår
        opretter
        ansøger
        udbyder
        udfærdiger
        udvælger
        udpeger
        beregner
        analyserer
        vurderer
        fastlægger
        fordeler
        finder
        gør
        ser på
        ringer
        offentliggør
        annoncerer
        arrangerer
        tilbyder
        skal
        bedes
        bemyndiges til
        pålægges
        """
    )
    + r")\b",
    re.IGNORECASE,
)

# These are tasks only where the sentence speaks of later.
PRESENTING = re.compile(
    r"(?:orienterer|fremlægger|forelægger|præsenterer|gennemgår|drøfter)\b", re.IGNORECASE
)

AGREED = re.compile(r"\b(?:besluttet|aftalt|besluttede|aftalte)\b", re.IGNORECASE)

# A sentence of minutes that opens "Jurist Anna Holm ..." and goes on with one of these gives no task.
NO_TASK = re.compile(
    r"(?:er|har|var|bliver|deltager|bemærker|oplyser|mener|ønsker|støtter|roser|takker|anser|konstaterer|kan|vil|"
    r"fortæller|redegør|indleder|viser|holder|giver|introducerer|orienterer|fremlægger|forelægger|præsenterer|"
    r"gennemgår|drøfter|understreger|påpeger|nævner|fremhæver|foreslår|anbefaler|indstiller|efter|under|eller|over|"
    r"hvor|inviteret|der|for|før|godkender|tiltræder|kommer|medvirker|overværer|henviser|peger|opfordrer)\b",
    re.IGNORECASE,
)

# "Direktionen bemyndigede X til at ...", "beder X om at ..."
CHARGED = re.compile(r"\b(?:bemyndige(?:r|de|t)|bad|beder|anmode(?:r|de)|pålagde|pålægger)\s", re.IGNORECASE)
CHARGE = re.compile(r"\b(?:til at|om at|at)\s", re.IGNORECASE)
