"""Roles: the story's own phrase for what a person is."""

import pytest

from summarizer.roles import role_of


def role(sentence: str, name: str) -> str | None:
    start = sentence.index(name)
    return role_of([(sentence, start, start + len(name))])


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        (
            "Mara Quill, managing director of Tolland Research, has been vocal.",
            "Mara Quill",
            "managing director of Tolland Research",
        ),
        ("It will work, according to Fenwick CEO Ola Brandt.", "Ola Brandt", "Fenwick CEO"),
        ("The deadline set by President Ferro comes closer.", "Ferro", "President"),
        ("Mr Slager, who runs a bakery in Leeds, objected.", "Slager", "runs a bakery in Leeds"),
        (
            "The chairman of the port authority, Ines Roca, resigned.",
            "Ines Roca",
            "chairman of the port authority",
        ),
        ("Gov. Dana Whitlock signed the bill.", "Dana Whitlock", "Gov."),
        (
            "Sen. Paul Ostrow (R-Ky.), a member of the leadership team, said no.",
            "Paul Ostrow",
            "member of the leadership team",
        ),
        (
            "Ruth Adeyemi, 43, a lawyer for the union, said so.",
            "Ruth Adeyemi",
            "lawyer for the union",
        ),
        (
            "“It is over,” says Tom Vane, a marine biologist at Hull University.",
            "Tom Vane",
            "marine biologist at Hull University",
        ),
        ("Harbour Trust (HT) chief Lena Moss disagreed.", "Lena Moss", "Harbour Trust (HT) chief"),
        (
            "Alder Bros. Discovery (ABD) CEO Lena Moss met.",
            "Lena Moss",
            "Alder Bros. Discovery (ABD) CEO",
        ),
        ("It blamed the act of U.S. airman Cole Finn outside.", "Cole Finn", "U.S. airman"),
        ("Iran's supreme leader Ayatollah Mehran blamed it.", "Mehran", "Iran's supreme leader"),
        ("Former hosts Amy Lund and Ben Ortiz have left.", "Ben Ortiz", "Former hosts"),
        ("Jane Obi is the lawyer who defended him.", "Jane Obi", "lawyer"),
        (
            "Jane Obi, owner of the shed that burned down, wept.",
            "Jane Obi",
            "owner of the shed that burned down",
        ),
        (
            "Jane Obi, a lawyer for the added value fund, wept.",
            "Jane Obi",
            "lawyer for the added value fund",
        ),
        (
            "Jane Obi, a lawyer from the Harbour Trust replied that it was over.",
            "Jane Obi",
            "lawyer from the Harbour Trust",
        ),
        (
            "French Minister of Foreign Affairs Luc Maret clarified the comments.",
            "Luc Maret",
            "French Minister of Foreign Affairs",
        ),
    ],
)
def test_the_storys_phrase_is_the_role(sentence: str, name: str, expected: str) -> None:
    assert role(sentence, name) == expected


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Shares rose after Mara Quill left.", "Mara Quill"),
        ("He met Ola Brandt, Kim Lee and others on Monday.", "Ola Brandt"),
        ("Jane Obi was late.", "Jane Obi"),
        ("With Tom Vane gone, the work stopped.", "Tom Vane"),
        (
            "Ned Cole, Mayor Christine Abbot and reporter Alex Dunn ran.",
            "Ned Cole",
        ),
    ],
)
def test_no_role_is_made_up(sentence: str, name: str) -> None:
    assert role(sentence, name) is None


def test_a_description_is_preferred_to_a_bare_title() -> None:
    first = "Sen. Ana Ruiz spoke."
    second = "Ruiz, chair of the budget committee, sat down."
    places = [(first, 5, 13), (second, 0, 4)]
    assert role_of(places) == "chair of the budget committee"


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Those were Anna Pryce, Thomas Friedman and Leila Haddad.", "Anna Pryce", None),
        ("Shanley, whose father, Mike Shanley, led it, agreed.", "Shanley", None),
        ("Shanley, whose father, Mike Shanley, led it, agreed.", "Mike Shanley", "father"),
        (
            "Sam Rhodes, director of the F.T.C.'s Bureau of Competition, agreed.",
            "Sam Rhodes",
            "director of the F.T.C.'s Bureau of Competition",
        ),
        (
            "He is due to meet Equity's general secretary, Paul Fern.",
            "Paul Fern",
            "Equity's general secretary",
        ),
        (
            "Ana Ray, a senior fellow at the Tolland Institute, agreed.",
            "Ana Ray",
            "senior fellow at the Tolland Institute",
        ),
        ("The referee, Michael Oliver, agreed.", "Michael Oliver", "referee"),
        ("It hired a vice president named Tanisha Brown.", "Tanisha Brown", "vice president"),
    ],
)
def test_a_role_is_neither_another_name_nor_half_a_phrase(
    sentence: str, name: str, expected: str | None
) -> None:
    assert role(sentence, name) == expected


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Cora is a funny singer, Mara Quill needs no introduction.", "Mara Quill", None),
        (
            "Among them was the former mayor, Mara Quill, and her aide.",
            "Mara Quill",
            "former mayor",
        ),
        ("The prize went to Raya (Mahal, Olivia Dean), they said.", "Raya", None),
        ("She rang Mara Quill, Chairman and CEO, at once.", "Mara Quill", "Chairman and CEO"),
        (
            "It went to Mara Quill, a rare artist making work that, he said, lasts.",
            "Mara Quill",
            "rare artist making work",
        ),
        ("The firm trails behind rival banker Mara Quill.", "Mara Quill", "rival banker"),
    ],
)
def test_neighbours_in_a_list_or_another_clause_are_no_role(
    sentence: str, name: str, expected: str | None
) -> None:
    assert role(sentence, name) == expected


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Former whip Sen. Ana Ruiz spoke.", "Ana Ruiz", "Former whip"),
        ("Ohio Democrat Sen. Ana Ruiz spoke.", "Ana Ruiz", "Ohio Democrat Sen."),
        ("Judges Pryce, Haddad, and Lund agreed.", "Haddad", "Judges"),
        ("Judges Pryce, Haddad, and Lund agreed.", "Lund", "Judges"),
        (
            "The election of Mara Quill as the MP for Hallam was a surprise.",
            "Mara Quill",
            "MP for Hallam",
        ),
        (
            "It will replace Sen. Paul Ostrow (Ky.) as the leader of the chamber in May.",
            "Paul Ostrow",
            "leader of the chamber",
        ),
        (
            "The board appointed Ola Brandt chief executive on Monday.",
            "Ola Brandt",
            "chief executive",
        ),
        ("It replaced Ola Brandt at the end of the year.", "Ola Brandt", None),
        (
            "Ola Brandt is president of the family firm.",
            "Ola Brandt",
            "president of the family firm",
        ),
        ("Ola Brandt is head over heels in love.", "Ola Brandt", None),
        (
            "Acme's chief executive, Dame Lena Moss, a great-granddaughter of the founder, left.",
            "Lena Moss",
            "Acme's chief executive",
        ),
        ("Bo Lund, chief executive of Acme, Lena Moss of Tolland and he met.", "Lena Moss", None),
        (
            "Lena Moss, as the chief executive of Acme, has a say.",
            "Lena Moss",
            "chief executive of Acme",
        ),
        ("Lena Moss, as the reporters looked on, left.", "Lena Moss", None),
        ("Acme, whose general secretary is Lena Moss, agreed.", "Lena Moss", "general secretary"),
        ("Acme, whose governor, Lena Moss, had asked, agreed.", "Lena Moss", "governor"),
        ("Columnists including Lena Moss and Bo Lund left.", "Bo Lund", "Columnists"),
        ("Its deputy leader, Cllr Lena Moss, agreed.", "Lena Moss", "deputy leader"),
        ("Stylist Lena Moss came.", "Lena Moss", "Stylist"),
        ("It was Coast guard spokesman Rear Adm. Bo Lund.", "Bo Lund", "Coast guard spokesman"),
        ("The paper’s editor-in-chief Bo Lund left.", "Bo Lund", "paper’s editor-in-chief"),
        ("It hired head of software Bo Lund.", "Bo Lund", "head of software"),
        ("Bo Lund, who has run Acme since 2019, left.", "Bo Lund", "has run Acme since 2019"),
        ("They met the mother of striker Bo Lund.", "Bo Lund", "striker"),
        (
            "Lena Moss, one of the founders of the bakery, left.",
            "Lena Moss",
            "one of the founders of the bakery",
        ),
    ],
)
def test_what_somebody_is_made_or_was_before_is_a_role(
    sentence: str, name: str, expected: str | None
) -> None:
    assert role(sentence, name) == expected


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("The race featuring local baker Tom Vane began.", "Tom Vane", "local baker"),
        ("On Thursday port spokesman Tom Vane resigned.", "Tom Vane", "port spokesman"),
        ("Yesterday the port's chief, Tom Vane, resigned.", "Tom Vane", "port's chief"),
        ("That’s why Danish historian Tom Vane came.", "Tom Vane", "Danish historian"),
        ("Tom Vane, the owner of the quay will step down.", "Tom Vane", "owner of the quay"),
        ("Led by Tom Vane, the owners of the quay will appeal.", "Tom Vane", None),
        ("With Tom Vane (D-Ohio), she and her backers won.", "Tom Vane", None),
        ("When she rang Tom Vane, a spokesman for the quay replied.", "Tom Vane", None),
        ("“No,” Tom Vane, owner of the quay said.", "Tom Vane", "owner of the quay"),
        ("The case of Tom Vane, a boy who was hurt, ended.", "Tom Vane", "boy"),
        ("Tom Vane, urged local owners to wait.", "Tom Vane", None),
        ("Tom Vane, a retired teacher, laughed.", "Tom Vane", "retired teacher"),
        ("Tom Vane, a red carpet host, laughed.", "Tom Vane", "red carpet host"),
        (
            "Tom Vane, the jailed opposition leader, laughed.",
            "Tom Vane",
            "jailed opposition leader",
        ),
        ("Tom Vane, furthers her career.", "Tom Vane", None),
        ("As does former editor Tom Vane.", "Tom Vane", "former editor"),
        ("Tom Vane, a botanist whose guide to grass sold, came.", "Tom Vane", "botanist"),
        ("Tom Vane, speaking to a reporter, laughed.", "Tom Vane", None),
        ("Tom Vane, contacted by the lawyer, laughed.", "Tom Vane", None),
        ("Tom Vane, managing director, laughed.", "Tom Vane", "managing director"),
        ("Tom Vane, would you please don’t go.", "Tom Vane", None),
        ("They saw Tom Vane, Lady Zaza and Kylie Ross, there.", "Tom Vane", None),
        (
            "She rang Tom Vane, Trade and Industry Minister, at once.",
            "Tom Vane",
            "Trade and Industry Minister",
        ),
        ("Other nominees include Ida Lund, Tom Vane, and Ray Oduya.", "Tom Vane", None),
    ],
)
def test_a_role_has_no_verb_and_no_day_in_it(
    sentence: str, name: str, expected: str | None
) -> None:
    assert role(sentence, name) == expected


def test_one_of_many_is_told_only_of_those_who_are_nothing_else() -> None:
    first = "It tried Bo Lund, one of six managers of Acme, in May."
    second = "It fired finance chief Bo Lund."
    places = [(first, 9, 16), (second, 23, 30)]
    assert role_of(places[:1]) == "one of six managers of Acme"
    assert role_of(places) == "finance chief"


def test_what_somebody_does_is_preferred_to_whose_wife_she_is() -> None:
    sentence = "He praised his wife, Mara Quill, when they named Mara Quill the secretary of trade."
    first, last = sentence.index("Mara"), sentence.rindex("Mara")
    places = [(sentence, start, start + len("Mara Quill")) for start in (first, last)]
    assert role_of(places) == "secretary of trade"


def test_a_role_that_tells_of_others_too_is_none_but_whose_somebody_is_one() -> None:
    text = "Superstar Jo Lund plus footballers Ivo Pell and Bo Moss came."
    start = text.index("Ivo Pell")
    assert role_of([(text, start, start + 8)], people={"Jo Lund", "Ivo Pell"}) is None
    text = "Ivo Pell, a friend of Jo Lund, came."
    assert role_of([(text, 0, 8)], people={"Jo Lund", "Ivo Pell"}) == "friend of Jo Lund"


def test_the_next_name_of_a_list_is_no_role_even_where_it_is_a_trade() -> None:
    sentence = "Among them were Tom Vane, Jo Baker, and Ray Oduya."
    places = [(sentence, 16, 24)]
    assert role_of(places, people={"Tom Vane", "Jo Baker", "Ray Oduya"}) is None


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Photographers have caught star gymnast Gail Dorn.", "Gail Dorn", "star gymnast"),
        ("It shows another Welsh journalist Ivo Pell.", "Ivo Pell", "Welsh journalist"),
        ("Another nurse, Una Brill, is ill.", "Una Brill", "nurse"),
        ("One resident, Una Brill, saw it.", "Una Brill", "resident"),
        ("Fellow writer Una Brill wept.", "Una Brill", "writer"),
        ("Una Brill, a fellow of Tolland House, wept.", "Una Brill", "fellow of Tolland House"),
        (
            "He came in a bid to secure radical cleric Ivo Pell's release.",
            "Ivo Pell",
            "radical cleric",
        ),
        ("They struggle after losing top scorer Ivo Pell.", "Ivo Pell", "top scorer"),
        ("They sold Welsh striker Ivo Pell.", "Ivo Pell", "Welsh striker"),
        ("They welcomed back Wales star Ivo Pell.", "Ivo Pell", "Wales star"),
        ("It went to back office manager Ivo Pell.", "Ivo Pell", "back office manager"),
        ("He put left winger Ivo Pell on.", "Ivo Pell", "left winger"),
        ("Upon meeting Acme owner Ivo Pell, he signed.", "Ivo Pell", "Acme owner"),
        ("The reigning Tolland champion Ivo Pell lost.", "Ivo Pell", "reigning Tolland champion"),
        ("Care to guess? Try pundit Una Brill.", "Una Brill", "pundit"),
        ("It was former prime Minister Una Brill's.", "Una Brill", "former prime Minister"),
        ("Her Majesty Queen Una II spoke.", "Una II", "Queen"),
        ("Dorn's son-in-law, Ivo Pell, fled.", "Ivo Pell", "Dorn's son-in-law"),
        ("Una Brill was a juror this time but won.", "Una Brill", "juror"),
        ("He represents Tolland coach Ivo Pell.", "Ivo Pell", "Tolland coach"),
        ("She left seeing baby boy Ivo Pell home.", "Ivo Pell", "baby boy"),
        ("In a statement lifeboat helmsman Ivo Pell agreed.", "Ivo Pell", "lifeboat helmsman"),
        (
            'They took on Una Brill, the author of books like "Dust".',
            "Una Brill",
            "author of books",
        ),
    ],
)
def test_a_role_begins_after_the_verb_and_the_number_before_it(
    sentence: str, name: str, expected: str
) -> None:
    assert role(sentence, name) == expected


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("According to prosecutors, Ivo Pell conspired.", "Ivo Pell"),
        ("In a letter to employees Ivo Pell was sorry.", "Ivo Pell"),
        ("By the end Ivo Pell had fled.", "Ivo Pell"),
        ("He beat his countryman and the favourite, Ivo Pell.", "Ivo Pell"),
        ("Ivo Pell, to tell him that he and his wife left.", "Ivo Pell"),
        ("Fighters continued their advance from the west, Ivo Pell, the town, fell.", "Ivo Pell"),
        ("Ivo Pell, who heads the ball well, scored.", "Ivo Pell"),
        ("Ivo Pell, publicly exposed the feud between civilian leaders.", "Ivo Pell"),
        ("It was devised by Ivo Pell, alongside four other experts.", "Ivo Pell"),
        ("A separate Ivo Pell supporter looks on; fellow Ivo Pell supporters do.", "Ivo Pell"),
        ("They won, beating nine-man Bastow 3-0.", "Bastow"),
        ('There came Ivo Pell ("Who\'s the Boss?," "Dust").', "Ivo Pell"),
        ("Actor Cy Hale and Ivo Pell, singers Una Brill and Bo Lund came.", "Ivo Pell"),
    ],
)
def test_what_is_said_of_others_is_no_role(sentence: str, name: str) -> None:
    assert role(sentence, name) is None


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("He met directors Ivo Pell and Una Brill.", "Ivo Pell", "directors"),
        ("He met directors Ivo Pell, 40, and Una Brill.", "Una Brill", "directors"),
        ("Singers Una Brill and husband Ivo Pell sang.", "Una Brill", "Singers"),
        ("It was Bo Lund, 20, and Ivo Pell, 21, students at Hale.", "Ivo Pell", "students at Hale"),
    ],
)
def test_a_plural_is_the_role_of_those_who_stand_together(
    sentence: str, name: str, expected: str
) -> None:
    assert role(sentence, name) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Una Brill, the jailed Welsh opposition leader, left.", "jailed Welsh opposition leader"),
        ("Una Brill, a fine but troubled midfielder, left.", "fine but troubled midfielder"),
        ("Senators Una Brill of West Tolland and Bo Hill of Hale left.", "Senators"),
        ("Brothers Una Brill, aged 20, and Bo Brill left.", "Brothers"),
        ("Students Una Brill, 20, of Hale, and Bo Hill left.", "Students"),
        ("Presenters Una Brill and former striker Bo Hill left.", "Presenters"),
        ("Researchers Una Brill at Hale and Bo Hill at Tolland left.", "Researchers"),
        (
            "Una Brill, a lawyer representing victims of it, left.",
            "lawyer representing victims of it",
        ),
        ("The students stabbing suspect Una Brill left.", "students stabbing suspect"),
        ("Una Brill, still the club's captain, left.", "still the club's captain"),
        (
            "Una Brill, by now the chief executive of Acme, left.",
            "by now the chief executive of Acme",
        ),
        ("Six Moons singer Una Brill left.", "Six Moons singer"),
        ("Una Brill, the See Tolland boss, left.", "See Tolland boss"),
        ("The human rights NGO director Una Brill left.", "human rights NGO director"),
        ("The former Formula one driver Una Brill left.", "former Formula one driver"),
        ("The departing Tolland chairman Una Brill left.", "departing Tolland chairman"),
        ("The far left leader Una Brill left.", "far left leader"),
        ("The highly paid executive Una Brill left.", "highly paid executive"),
        ("The record try scorer Una Brill left.", "record try scorer"),
        ("The mission statement author Una Brill left.", "mission statement author"),
        (
            "Una Brill, author of a book that changed its field, left.",
            "author of a book that changed its field",
        ),
        (
            "Una Brill, a fellow and tutor of Hale College, left.",
            "fellow and tutor of Hale College",
        ),
        ("They sent the back row forward Una Brill off.", "back row forward"),
    ],
)
def test_a_role_keeps_what_only_looks_like_a_verb_a_number_or_another(
    sentence: str, expected: str
) -> None:
    assert role(sentence, "Una Brill") == expected


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("In Hale, the Welsh envoy, Una Brill, said no.", "Una Brill", "Welsh envoy"),
        (
            "She saw Una Brill, then the timpanist of the Hale.",
            "Una Brill",
            "timpanist of the Hale",
        ),
        ("Una Brill, the Hale centre-back, tried.", "Una Brill", "Hale centre-back"),
        ("She beat top seed Una Brill.", "Una Brill", "top seed"),
        ("Una Brill, a biostatistician at Hale, said no.", "Una Brill", "biostatistician at Hale"),
        (
            "said Una Brill, who follows the trade for Hale.",
            "Una Brill",
            "follows the trade for Hale",
        ),
        (
            "It came from founder and chief executive Una Brill.",
            "Una Brill",
            "founder and chief executive",
        ),
        (
            "The singer's mother and manager, Una Brill, left.",
            "Una Brill",
            "singer's mother and manager",
        ),
        ("It was former Gov. Una Brill of Hale.", "Una Brill", "former Gov."),
        ("Sens. Una Brill of Hale and Bo Hill of Tolland left.", "Una Brill", "Sens."),
        ("He was told by his own chair, Sir Ivo Pell, to go.", "Ivo Pell", "chair"),
        ("The army's commander, General Ivo Pell, left.", "Ivo Pell", "army's commander"),
        ("Bo Hill and Una Brill, the wing-backs, ran.", "Una Brill", "wing-backs"),
        ("The members who voted no, Bo Hill and Una Brill, left.", "Una Brill", "members"),
        ("Her parents, Bo and Una Brill, left.", "Una Brill", "parents"),
    ],
)
def test_what_reporters_say_of_somebody_is_found(sentence: str, name: str, expected: str) -> None:
    assert role(sentence, name) == expected


def test_what_somebody_was_until_lately_gives_way_to_what_they_are() -> None:
    past = "Una Brill, an ally of his until June, left."
    now = "Energy minister Una Brill left."
    start = now.index("Una Brill")
    assert role_of([(past, 0, 9), (now, start, start + 9)]) == "Energy minister"
