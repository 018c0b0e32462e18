"""Given names and surnames that many people bear: what they tell of a person, and what not.

The most frequent of the censuses of the United States and the United Kingdom, with their usual
short forms, and the most frequent surnames of Asia. Names of both men and women are left out.
"""

from __future__ import annotations

_MEN = frozenset(
    "aaron adam ahmed alan albert ali andrew anthony antonio arthur barry ben benjamin bernard "
    "bill bob brad brandon brian bruce bruno carl carlos charles christopher chuck colin craig "
    "dan daniel dave david dennis derek donald doug douglas ed eddie edward eric ernest eugene "
    "frank fred gary gavin geoffrey george gerald gordon graham greg gregory harold harry henry "
    "howard hugh ian ivan jack jacob james jason jeff jeffrey jeremy jim joe john jonathan jose "
    "joseph joshua juan justin keith ken kenneth kevin larry lawrence louis luis luke marc marcus "
    "mario mark martin matt matthew michael miguel mike mohamed mohammed nathan neil nicholas "
    "nick nigel oliver oscar patrick paul pedro peter phil philip phillip ralph raymond richard "
    "rick rob robert roger ronald roy russell ryan samuel scott sean simon stanley stephen steve "
    "steven stuart ted thomas tim timothy tom tony trevor victor vincent walter wayne will "
    "william".split()
)
_WOMEN = frozenset(
    "abigail alice alison amanda amy andrea angela anita ann anna anne annie barbara becky beth "
    "betty brenda brittany carol caroline carolyn catherine charlotte cheryl christina christine "
    "claire clare cynthia deborah debra denise diana diane donna doris dorothy elizabeth ellen "
    "emily emma eva fiona frances gillian gloria grace hannah heather helen holly irene "
    "jacqueline jane janet janice jean jennifer jenny jessica joan joanna joanne joyce judith "
    "judy julia julie karen kate katherine kathleen kathryn katie kelly kimberly laura lauren "
    "linda lisa liz louise lucy margaret maria marie marilyn martha mary megan melissa michelle "
    "monica nancy natalie natasha nicole nina olivia pamela patricia paula rachel rebecca rosa "
    "rose ruth sally samantha sandra sara sarah sharon sheila sophia sophie stephanie sue susan "
    "suzanne tara teresa theresa tina valerie vanessa victoria virginia wendy yvonne zoe".split()
)
_OF_BOTH = frozenset("alex chris jamie jordan kim lee pat robin sam taylor terry".split())
_SURNAMES = frozenset(
    "adams ahmed alexander ali allen alvarez anderson bailey baker barnes begum bell bennett "
    "brooks brown bryant butler campbell carter castillo chan chapman chavez chen choi clark "
    "clarke cole coleman collins cook cooper cox cruz das davies davis diaz edwards ellis evans "
    "fisher flores ford foster garcia gibson gomez gonzales gonzalez graham gray green griffin "
    "gupta gutierrez hall hamilton harris harrison hayes henderson hernandez hill howard huang "
    "hughes hunt hussain jackson james jenkins jimenez johnson jones kaur kelly kennedy khan kim "
    "king kumar lee lewis li lin liu long lopez marshall martin martinez mason matthews mendoza "
    "miller mills mitchell mohamed moore morales morgan morris murphy murray myers nelson nguyen "
    "ortiz owens palmer park parker patel patterson perez perry peterson phillips powell price "
    "ramirez ramos reed reid reyes reynolds richards richardson rivera roberts robertson robinson "
    "rodriguez rogers ross ruiz russell sanchez sanders scott shah sharma shaw simmons simpson "
    "singh smith stevens stewart sullivan taylor thomas thompson torres tran turner walker "
    "wallace wang ward watson west white williams wilson wood woods wright wu yang young "
    "zhang".split()
)
_GIVEN = _MEN | _WOMEN | _OF_BOTH


def genders_of(given: str) -> frozenset[str]:
    """Of a comparable given name that is known for it "m" or "f", else nothing."""
    known = {"m": _MEN, "f": _WOMEN}
    return frozenset(gender for gender, names in known.items() if given in names)


# What stands behind the hyphen of a Korean or Chinese given name: "Ji-sung", "Ing-wen".
SYLLABLES = frozenset(
    "ah beom bin bok bong bum byung chae chan chang che chen cheng cheol chi chih ching cho "
    "chol choon chu chul chun chung dae deok do dong duk eul eun fang feng fu gang geun gi gil "
    "gon gu gun gyu ha hae han hao hee heng heon ho hong hoon hsing hua huan hui hun hwa hwan "
    "hwi hye hyeok hyeon hyuk hyun hyung il im in jae jang je jen jeok jeon jeong jeou ji jian "
    "jin jing jo jong joo joon ju jun jung kai kang keun ki kil kong koo kook ku kuk kun kwan "
    "kwon kwun kyo kyu kyun kyung lan lei li lin ling lung mei mi min ming mo mok moo moon mun "
    "myeong myung na nam ok pei ping pyo ra rae ram ran ri rim rin rok ryong ryul sam san sang "
    "sen seo seob seok seon seong seop seung shek shik shin si sik sil sin so sok sol soo sook "
    "soon su suh suk sun sung sup tae taek te teng ting tong ui uk un ung wan wei wen weon wol "
    "won woo wook woong wu xiang yan yang ye yen yeol yeon yeong yeop yi yin ying yo yol yong "
    "yoo yook yool yoon young yu yuan yuk yul yun yung zhen".split()
)
EAST_ASIAN_SURNAMES = frozenset(
    "ahn an bae baek ban bang byun cha chae chen cheng chiang cho choe choi chou chu chun chung "
    "do eom gong gu gwak ha hahn ham han heo hong hsieh hsu huang huh hwang hyun im jang jeon "
    "jeong ji jin jo joo ju jun jung kang kim ko koo ku kwak kwon lai lee lim lin liu ma min "
    "moon na nam noh oh pak park roh ryu seo seok seol shin sim sin so soh son song suh sung "
    "tsai wang won woo wu yang yeo yeom yi yim yoo yoon you yu yun".split()
)


def is_given(name: str) -> bool:
    """Is it a frequent given name?"""
    return name in _GIVEN


def is_common_surname(name: str) -> bool:
    """Do so many bear it that a surname alone says little?"""
    return name in _SURNAMES


def is_common(given: str, surname: str) -> bool:
    """Do several people of the news bear both: "Rob Walker"?"""
    return given in _GIVEN and surname in _SURNAMES
