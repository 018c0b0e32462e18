"""The language of a text, and whether it is prose of any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language import function_word_shares, language_of

TEXTS = {
    "en": "The ferry struck rocks in the fog, and the crew took everyone off before the tide.",
    "de": "Die Fähre ist im Nebel auf einen Felsen gelaufen, und die Besatzung hat alle gerettet.",
    "fr": "Le navire a heurté un rocher dans le brouillard, et tous les passagers sont à terre.",
    "es": "El barco chocó con una roca en la niebla y los pasajeros ya están en la costa.",
    "it": "La nave ha urtato uno scoglio nella nebbia e i passeggeri sono al sicuro.",
    "nl": "De veerboot liep in de mist op een rots en de bemanning heeft iedereen gered.",
    "pt": "O barco bateu em uma rocha no nevoeiro e os passageiros já não correm perigo na costa.",
    "sv": "Färjan gick på ett skär i dimman och alla som var ombord har tagits i land.",
    "pl": "Prom uderzył w skałę we mgle i nie jest jeszcze jasne, co się stało z ładunkiem na nim.",
    "tr": "Vapur sis içinde bir kayaya çarptı ve yolcular için çok tehlikeli olan bir gece oldu.",
    "ja": "フェリーは霧の中で岩にぶつかりましたが、けが人はいませんでした。",
    "zh": "渡轮在大雾中触礁,船上八十六人全部获救,没有人受伤。",
    "ko": "여객선이 안개 속에서 암초에 부딪혔지만 다친 사람은 없었다.",
    "ru": "Паром сел на мель в тумане, но никто из пассажиров не пострадал.",
    "ar": "اصطدمت العبارة بالصخور في الضباب ولم يصب أحد بأذى.",
    "he": "המעבורת עלתה על סלע בערפל ואיש לא נפגע.",
    "el": "Το πλοίο προσάραξε στην ομίχλη και κανείς δεν τραυματίστηκε.",
    "hi": "कोहरे में नौका चट्टान से टकराई, लेकिन कोई घायल नहीं हुआ।",
    "th": "เรือข้ามฟากชนหินในหมอก แต่ไม่มีใครได้รับบาดเจ็บ",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_is_told_by_its_language(code: str) -> None:
    found = language_of(TEXTS[code])
    assert found is not None
    assert found[0] == code


def test_a_language_has_a_name_for_the_reader() -> None:
    assert language_of(TEXTS["de"]) == ("de", "German")
    assert language_of(TEXTS["en"]) == ("en", "English")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1,204 3.5 88 2,001",
        "id;name;qty\n1;bolt;20\n2;nut;35",
        "Reykjavik Oslo Bergen Hamar Tromso Bodo",
    ],
)
def test_what_is_no_prose_has_no_language(text: str) -> None:
    assert language_of(text) is None


def test_a_few_foreign_names_leave_a_text_english() -> None:
    text = "The ferry to 東京 (Tokyo) was late, said Павел (Pavel), who was on it with his wife."
    assert language_of(text) == ("en", "English")


def test_capitals_do_not_hide_function_words() -> None:
    assert function_word_shares("THE END OF THE ROAD")["en"] == pytest.approx(3 / 5)


@given(st.text())
def test_shares_lie_between_none_and_all(text: str) -> None:
    assert all(0 <= share <= 1 for share in function_word_shares(text).values())


def test_many_names_do_not_hide_that_a_text_is_prose() -> None:
    signed = "The letter was signed by " + ", ".join(["Jane Doe of Acme Holdings"] * 30)
    found = language_of(signed)
    assert found is not None
    assert found[0] == "en"
