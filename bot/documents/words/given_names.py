"""Given names in use in Denmark: where a unit ends and a name begins ("... og Digitalisering Anna Holm").

A name that is missing here is still read where the words before it are known; it only costs certainty.
"""

from bot.documents.words import listed

GIVEN_NAMES = listed(
    """
    aage adam agnes agnete ahmad ahmed aksel albert alberte alex alexander alexandra alfred ali alice
    allan alma amalie amanda amina amir anders andrea andreas ane anette anita anja ann anna anne anneli
    annelise annemarie annette anni annika anton arne arthur arvid asbjørn asger asta astrid august
    aviaja axel aya ayse balder barbara bastian beate benedicte benedikte benjamin benny bent bente
    bernhard bertha bertil bertram birger birgit birgitta birgitte birte birthe bjarke bjarne bjørk
    bjørn bo bodil boris brian brit britt britta bruno camilla carina carl carla carlo carmen caroline
    carsten casper cathrine cecilia cecilie celina charlie charlotte chris christa christel christian
    christiane christina christine christoffer christopher claes clara claudia claus connie conny conrad
    cornelia dagmar dagny dan daniel daniela daniella david dennis diana ditlev ditte dorit dorrit dorte
    dorthe dorthea ebba ebbe edel edith edvard egon eigil eik einar ejnar elena eli elias elin elina
    elisa elisabeth elise ella ellen ellie elly elmer elna elo elsa else elsebeth elvira emil emilia
    emilie emma emmy enrico erica erik erika erland erling ernst esben esther eva evald evelyn evy
    fabian fatima fatma felix ferdinand filip finn flemming freddy frede frederik frederikke freja frida
    fridolin frits frode gabriel georg gerd gerda gert gitta gitte gorm grete grethe gro gry gunhild
    gunnar gunner gunvor gurli gustav gyda hakon halfdan hamza hanna hannah hanne hans hans-jørgen
    harald harriet harry hasan hassan heidi helen helena helene helga helge helle hennie henning henny
    henriette henrik henry herdis herman hilda hilde hildur hjalmar holger hugo ib iben ibrahim ida inga
    inge ingeborg inger ingerlise ingolf ingrid ingvar irene iris irma isa isabel isabella isak ivan
    ivar ivy jack jacob jakob james jan jane janne janni jannick jannie jannik janus jarl jasmin jasper
    jean jeanett jeanette jeanne jens jeppe jesper jette jim jimmi jimmy jo joachim joakim joan joanna
    johan johanna johanne johannes johannis john johnny jon jonas jonatan jonathan jonna josef josefine
    josephine julia julian julie julius june jutta jytte jørgen jørn kai kaj kamilla kamma karen karin
    karina karl karla karna karoline karsten kasper kate katharina kathe kathrine katja katrin katrine
    katty kaya kenn kennet kenneth kent kerstin kevin khaled kim kira kirsten kirstine kjeld klara klaus
    klavs knud konrad kristen kristian kristiane kristina kristine kristoffer kurt kåre lars lasse lau
    laura laurids laurits lauritz laust lea leif leila lena lene leo leon leonora leyla lif lili lilian
    lilli lillian lilly lily lina linda line linea linnea linus lis lisa lisbet lisbeth lise liselotte
    lissi lissy liv liva lizette lone lonni lonnie lorens lotta lotte louis louise lucas lucia ludvig
    luis luka lukas lulu lykke lærke mads magda magdalene magne magnus mai maibritt maiken maja majbritt
    majken malene malik malou malte manfred maren margaret margit margot margrethe maria mariam mariane
    marianna marianne marie marina mario marius mark markus marlene marta martha marthe martin martina
    mary mathias mathilda mathilde matilde mats max maya mehmet melanie mercedes merete merethe merle
    mette mia michael michaela michala michella michelle mik mikael mikala mikkel milla mille milo mira
    miriam mogens mohamad mohamed mohammad mohammed mona monica monika mons morten muhammed mustafa
    nadia nadja naja nana nanna natalia natalie natasha natasja nathalie neel nete nicklas nicolai
    nicolaj nicoline niels nik nikita niklas nikolai nikolaj nina noah noel nora norma nynne oda olaf
    olav ole olena olga oliver olivia oluf omar oscar oskar osman otto ove palle patricia patrick patrik
    paul paula pauline paulus peder per pernille peter petra petrea philip pia piet pil poul poula povl
    preben rabia rachel ragna ragnhild ralf ralph rasmus rebecca rebekka regitze regnar reidar renate
    rene rené renée rie rigmor rikard rikke rita robert roberta robin roland rolf roman ronja rosa rose
    rosita ruben rudolf runa rune ruth ry saga said sally salma sami samir samuel sandra sanne sara
    sarah sascha sebastian selina selma sidsel sif sigbrit sigfred signe sigrid sigurd silas silje silke
    simon simone sine siri sisse siv sofia sofie solveig sonja sonny sophia sophie stanislav steen
    stefan steffen stella sten stephan stephanie stig stine storm sune susan susanne suzanne svein sven
    svend sverre sylvester sylvia søren sørine tage taimi tania tanja tea ted teis thea theis theo
    theodor thera therese thomas thor thora thorbjørn thorkil thorkild thorleif thorsten thorvald thyge
    thyra tilde tim timm tina tine tinna tobias toke tom tommy tonny tony torben tore torkil torkild
    torsten tove toves trine trine-marie troels trond tue tyge tyra uffe ulf ulla ulrik ulrikke una
    ursula uwe vagn valborg valdemar vera verner vibe vibeke vicki vicky victor victoria vigga viggo
    viktor viktoria vilfred vilhelm villads villum villy vincent viola vita vivi vivian vivianne walter
    werner wilhelm willy winnie xenia yasmin yasmina yrsa yusuf yvonne zahra zainab zenia åge ågot åse
    """
)
