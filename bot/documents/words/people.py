"""Words of titles, units and names: who is meant. No verbs, no layouts."""

import re

_ENDINGS = (
    "chef direktør leder konsulent medarbejder sekretær rådgiver koordinator specialist arkitekt ingeniør formand "
    "forkvinde borgmester jurist økonom planlægger vejleder controller analytiker fuldmægtig revisor advokat inspektør "
    "assistent partner udvikler arkivar bibliotekar redaktør journalist lærer pædagog psykolog biolog geolog sociolog "
    "antropolog teknolog plejerske terapeut læge jordemoder professor lektor forsker dekan rektor landmåler "
    "landinspektør projektleder tovholder facilitator supervisor instruktør officer manager tolk vært vicevært "
    "praktikant trainee elev studerende medhjælper sagsbehandler behandler administrator bestyrer forvalter "
    "repræsentant sagkyndig kommunikatør designer fotograf statistiker aktuar kurator museumsinspektør provst præst "
    "ombudsmand mand kvinde dommer betjent kaptajn brandmester mester gartner skovrider skovfoged bygherre "
    "programmør udreder ansvarlig agent forhandler mægler ekspert logistiker landskabsarkitekt driftsherre vagt "
    "tilsynsførende iværksætter entreprenør geograf historiker dyrlæge tandlæge ergoterapeut fysioterapeut pilot "
    "konstruktør tekniker laborant bioanalytiker diætist kok køkkenfaglig bogholder kasserer regnskabsfører "
    "dirigent kantor organist coach mentor ambassadør aktivist ordfører stifter partner"
).split()
# "Anlægschef", "HR-chef", "chefen", "konsulenterne", "Chefkonsulent".
TITLE = re.compile(
    rf"^(?:[\wæøåéü]+[-/])*\w*(?:{'|'.join(sorted(set(_ENDINGS), key=len, reverse=True))})"
    r"(?P<definite>(?:en|et|erne|ene|n|ne))?(?:er|e)?$",
    re.IGNORECASE,
)
NOT_TITLES = frozenset("behandler indleder udvikler stifter blev deler mand mester".split())

MODIFIERS = frozenset(
    "adm administrerende afdelings assisterende cand chefens daglig ekstern eksterne faglig fg fhv fungerende "
    "fælles intern juridisk juridiske kommende kommunal konst konstitueret ledende lokal ny nye overordnet pensioneret "
    "politisk politiske pædagogisk senior statsaut statsautoriseret strategisk sundhedsfaglig teknisk tekniske "
    "tidl tidligere tværgående vicerende viceadministrerende økonomisk økonomiske social socialfaglig "
    "byggeteknisk digital it hr kommunikationsfaglig miljøfaglig projektansat specialestuderende".split()
)

UNIT_PREPOSITIONS = frozenset("for af i fra ved på".split())
CONJUNCTIONS = frozenset("og samt & eller".split())
PARTICLES = frozenset("von van de der du la le el al bin ben af da di dos den zu zur ter".split())

_UNIT_ENDINGS = (
    "ing ning else tion sion hed skab service område områder center centre centret centeret sekretariat sekretariatet "
    "forvaltning forvaltningen afdeling afdelingen stab staben team teamet kontor kontoret enhed enheden udvalg "
    "udvalget råd rådet økonomi kultur teknik miljø natur klima plan byg by land vej veje park trafik sundhed omsorg "
    "pleje social socialområdet skole skoler dagtilbud børn unge ældre voksne familie fritid idræt erhverv turisme "
    "arbejdsmarked beskæftigelse jobcenter borgerservice digitalisering it hr løn personale indkøb jura politik "
    "ledelse data analyse strategi kommunikation presse drift anlæg ejendomme ejendom bygninger bibliotek museum "
    "forsyning affald vand spildevand energi beredskab handicap psykiatri rehabilitering myndighed integration "
    "uddannelse læring udvikling forebyggelse bosætning kontrol tilsyn finans budget regnskab udbud byggeri bolig "
    "boliger ungdom musikskole musikskolen ungdomsskole ungdomsskolen kommune kommunen gruppen styregruppen holdet "
    "forum netværk netværket institut fakultet afsnit distrikt nord syd øst vest nordøst midt"
).split()
UNIT = re.compile(rf"^(?:\w+[-/])*\w*(?:{'|'.join(sorted(set(_UNIT_ENDINGS), key=len, reverse=True))})s?$", re.IGNORECASE)

# What can own a task or take part though it is no person.
OWNING_UNIT = re.compile(
    r"(?:sekretariat(?:et)?|forvaltning(?:en|erne)?|afdeling(?:en|erne)?|stab(?:en|e|ene)?|administration(?:en)?|"
    r"formandskab(?:et)?|team(?:et|s)?|kontor(?:et)?|center(?:et)?|centret|centrene|enhed(?:en|er)?|grupp(?:e|en|er)|"
    r"styregruppen|netværket|fag(?:område|områderne)|område(?:t|rne)|service|ledelse(?:n)?|chefgruppe(?:n)?|"
    r"økonomi|hr|it|jura|kommunikation|digitalisering|løn|personale|indkøb|institution(?:en|erne)|skolerne|"
    r"rådet|udvalget|repræsentanter|medarbejdere)$",
    re.IGNORECASE,
)

# Neighbours in the name of one unit; all others are two units.
UNITS_OF_TWO = frozenset(
    tuple(pair.split("+"))
    for pair in (
        "børn+unge børn+familie børn+kultur børn+skole unge+familie unge+uddannelse teknik+miljø teknik+klima teknik+drift "
        "teknik+ejendomme plan+byg byg+miljø byg+land plan+miljø plan+udvikling natur+miljø natur+klima natur+vand klima+miljø "
        "miljø+natur miljø+klima miljø+teknik kultur+fritid fritid+idræt fritid+kultur kultur+idræt social+sundhed "
        "sundhed+omsorg sundhed+ældre sundhed+pleje sundhed+senior ældre+sundhed ældre+omsorg social+psykiatri "
        "social+handicap social+beskæftigelse psykiatri+handicap handicap+psykiatri stab+strategi strategi+udvikling strategi+analyse "
        "løn+personale personale+løn økonomi+analyse økonomi+personale økonomi+stab økonomi+indkøb it+digitalisering "
        "digitalisering+it politik+jura politik+ledelse jura+udbud udbud+indkøb indkøb+udbud skole+dagtilbud dagtilbud+skole "
        "dagtilbud+skoler skoler+dagtilbud vej+park vej+trafik veje+trafik park+vej trafik+vej byg+bolig erhverv+udvikling "
        "erhverv+turisme vækst+udvikling udvikling+erhverv beskæftigelse+integration job+velfærd job+vækst job+uddannelse "
        "borgerservice+digitalisering borgerservice+bibliotek borgerservice+it kommunikation+presse presse+kommunikation "
        "drift+anlæg anlæg+drift drift+service ejendomme+service hr+løn hr+udvikling vand+natur vand+klima"
    ).split()
)

# Subjects that are nobody's guest: the body itself, everybody, and words without a person.
NOBODY = frozenset(
    "der som alle ingen de den det han hun vi man denne dette disse direktionen direktion udvalget byrådet kommunalbestyrelsen "
    "økonomiudvalget regionsrådet bestyrelsen chefgruppen hmu hovedmed medlemmerne deltagerne kommunen kommunerne "
    "regionen direktørerne fagdirektørerne punktet sagen mødet medlemmer direktionens hvem begge flere enkelte "
    "borgerne borgere medarbejderne".split()
)
# They sit at the table: presenting makes them no guests.
AT_THE_TABLE = re.compile(r"^(?:kommunal|region|velfærds|vice)?direktør(?:en)?\b|^\w*direktør(?:en)?$|^(?:\w*formand(?:en)?|rektor|borgmester(?:en)?)$", re.IGNORECASE)
