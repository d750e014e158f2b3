import shutil
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import phonenumbers
import pytest
import yaml

from api.directory import helplines, line_hours
from api.directory.helplines import Helplines

PARIS = ZoneInfo("Europe/Paris")
NOON = datetime(2026, 11, 24, 12, tzinfo=PARIS)
NIGHT = datetime(2026, 11, 25, 3, tzinfo=PARIS)
CANONICAL = [
    *("police_17", "sos_112", "samu_15", "pompiers_18", "sms_114", "allo_119", "urgence_115"),
    *("missing_116000", "victims_116006", "cyber_3018", "suicide_3114", "violences_3919"),
    *("fil_sante_jeunes", "planning_familial", "cfcv", "ma_securite_chat", "pharos"),
    *("comment_on_s_aime", "maison_des_ados", "paej", "crip"),
]
RESOURCE = Path(__file__).parents[3] / "resources" / "helplines.yml"


def test_every_canonical_line_is_there_and_no_other(lines: Helplines) -> None:
    assert [line.id for line in lines] == CANONICAL


def test_the_forbidden_line_is_known_only_to_be_refused(lines: Helplines) -> None:
    assert "stop_criavs" not in lines
    assert "stop_criavs" in lines.never_shown.values()
    with pytest.raises(KeyError):
        lines.view("stop_criavs", NOON)


@pytest.mark.parametrize("line_id", CANONICAL)
@pytest.mark.parametrize("audience", ["young", "parent", "professional", None])
def test_every_line_can_be_shown_to_everyone_by_day_and_night(
    lines: Helplines, line_id: str, audience: helplines.Audience | None
) -> None:
    for at in (NOON, NIGHT):
        shown = lines.view(line_id, at, audience)
        assert set(shown) - {"sms", "chat"} == {"id", "name", "number", "href", "hours", "open", "note"}
        assert shown["hours"]
        assert shown["note"]
        assert "{" not in shown["note"]


def test_a_line_by_voice_is_called_and_the_one_by_message_is_written_to(lines: Helplines) -> None:
    assert lines.view("allo_119", NOON)["href"].startswith("tel:")
    written = lines.view("sms_114", NOON)
    assert written["href"] == written["sms"]
    assert written["sms"].startswith("sms:")


def test_a_closed_line_says_when_it_opens(lines: Helplines) -> None:
    shown = lines.view("cfcv", NIGHT)
    assert shown["open"] is False
    assert shown["hours"].replace("\u00a0", " ") == "ouvre à 10 h"


def test_a_closed_chat_is_not_offered_while_its_phone_still_is(lines: Helplines) -> None:
    late = datetime(2026, 11, 24, 22, 30, tzinfo=PARIS)
    assert "chat" in lines.view("fil_sante_jeunes", NOON)
    assert "chat" not in lines.view("fil_sante_jeunes", late)
    assert lines.view("fil_sante_jeunes", late)["open"] is True


def test_a_chat_known_only_from_the_press_shows_its_check_date_where_it_is_offered(lines: Helplines) -> None:
    late = datetime(2026, 11, 24, 22, 30, tzinfo=PARIS)
    dated = "Chat vérifié le 24 novembre 2026."
    assert lines.view("fil_sante_jeunes", NOON)["note"].endswith(dated)
    assert dated not in lines.view("fil_sante_jeunes", late)["note"]
    assert lines.view("comment_on_s_aime", NOON)["note"].count("érifié le") == 1


def test_a_chat_for_young_people_is_offered_to_no_adult(lines: Helplines) -> None:
    assert "chat" in lines.view("allo_119", NIGHT, "young")
    for audience in ("parent", "professional"):
        assert "chat" not in lines.view("allo_119", NOON, audience)


def test_a_chat_whose_hours_are_not_known_says_where_they_stand(lines: Helplines) -> None:
    unknown = [line for line in lines if line.chat and line.chat.hours is None]
    assert [line.id for line in unknown] == ["allo_119"]
    for line in unknown:
        assert "horaires sur le site" in lines.view(line, NIGHT, "young")["note"]


def test_a_kind_of_place_without_a_number_says_who_knows_the_nearest(lines: Helplines) -> None:
    for line_id in ("maison_des_ados", "paej", "crip"):
        shown = lines.view(line_id, NIGHT)
        assert shown["number"] == shown["href"] == ""
        assert lines["allo_119"].number in shown["note"]
        assert shown["open"] is False


def test_a_fact_known_only_from_the_press_shows_its_check_date(lines: Helplines) -> None:
    for line in lines:
        dated = f"Vérifié le {line.checked_on.day} novembre {line.checked_on.year}"
        assert (dated in lines.view(line, NOON)["note"]) == (line.mark == "C2")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_on_a_public_holiday_a_line_with_hours_claims_neither_open_nor_closed(lines: Helplines) -> None:
    for day in (datetime(2026, 12, 25, 11, tzinfo=PARIS), datetime(2027, 5, 17, 11, tzinfo=PARIS)):
        for line_id in ("victims_116006", "cyber_3018", "planning_familial", "cfcv"):
            shown = lines.view(line_id, day)
            assert plain(shown["hours"]) == "jour férié : peut être fermé"
            assert shown["open"] is False
        for line_id in ("allo_119", "suicide_3114"):
            assert lines.view(line_id, day)["open"] is True
    assert lines.view("cfcv", datetime(2026, 12, 28, 11, tzinfo=PARIS))["open"] is True


def test_no_opening_is_promised_for_a_public_holiday(lines: Helplines) -> None:
    eve, early = (datetime(2026, 12, *at, tzinfo=PARIS) for at in ((24, 22), (25, 7)))
    after = datetime(2026, 12, 25, 22, tzinfo=PARIS)
    assert plain(lines.view("cfcv", eve)["hours"]) == "ouvre demain à 10 h (jour férié : peut être fermé)"
    assert plain(lines.view("cfcv", early)["hours"]) == "ouvre à 10 h (jour férié : peut être fermé)"
    assert plain(lines.view("cfcv", after)["hours"]) == "ouvre lundi à 10 h"


def test_hours_that_name_public_holidays_are_believed(lines: Helplines) -> None:
    at = datetime(2026, 12, 25, 11, tzinfo=PARIS)
    for rule, said in (("PH off", "ouvre lundi à 10 h"), ("PH 10:00-18:00", "ouvert jusqu’à 18 h")):
        expression = f"Mo-Fr 10:00-19:00; {rule}"
        assert not line_hours.unsure(expression, at)
        assert plain(line_hours.told(expression, at, lines.words)) == said


def test_who_reads_them_overseas_is_told_whose_clock_is_meant(lines: Helplines) -> None:
    shown = lines.view("cfcv", NOON, None, "Indian/Reunion")
    assert plain(shown["hours"]) == "ouvert jusqu’à 19 h, heure de Paris"
    assert "Paris" not in lines.view("allo_119", NOON, None, "Indian/Reunion")["hours"]
    assert "Paris" not in lines.view("cfcv", NOON)["hours"]


def test_the_note_speaks_to_its_reader(lines: Helplines) -> None:
    for line in lines:
        assert " vous " not in f" {lines.view(line, NOON, 'young')['note']} "
        assert " tu " not in f" {lines.view(line, NOON, 'parent')['note'].lower()} "
        assert len(line.note.young) <= 140
        assert len(line.note.adult) <= 140


def test_the_suicide_line_is_called_confidential_and_not_anonymous(lines: Helplines) -> None:
    line = lines["suicide_3114"]
    told = f"{line.privacy} {line.note.young} {line.note.adult}".lower()
    assert "confidentiel" in told
    assert "anonym" not in told


def test_every_fact_has_a_source_and_a_check_date_not_in_the_future(lines: Helplines) -> None:
    for line in lines:
        assert line.source
        assert date(2026, 1, 1) <= line.checked_on <= date(2026, 11, 24)


def test_long_numbers_are_real_french_numbers(lines: Helplines) -> None:
    for line in lines:
        for number in filter(None, (line.number, line.from_abroad)):
            if len(helplines.digits(number)) >= 10:
                assert phonenumbers.is_valid_number(phonenumbers.parse(number, "FR"))


def test_lines_are_chosen_by_subject_and_audience(lines: Helplines) -> None:
    assert [line.id for line in lines.chosen("suicide", "young")] == ["samu_15", "suicide_3114"]
    assert "crip" not in {line.id for line in lines.chosen(None, "young")}
    assert len(lines.chosen(None, None)) == len(CANONICAL)


@pytest.mark.parametrize(
    "change",
    [
        {"hours": "tous les jours"},
        {"url": "pas une adresse"},
        {"mark": "M"},
        {"through": "nobody"},
        {"note": {"young": "{nobody}", "adult": ""}},
        {"surprise": 1},
        {"id": "sos_112"},
    ],
)
def test_a_malformed_fact_stops_the_start(tmp_path: Path, change: dict[str, object]) -> None:
    facts = yaml.safe_load(RESOURCE.read_text(encoding="utf-8"))
    facts["lines"][0].update(change)
    (tmp_path / "helplines.yml").write_text(yaml.safe_dump(facts), encoding="utf-8")
    shutil.copy(RESOURCE.with_name("hours.yml"), tmp_path)
    with pytest.raises(ValueError, match=r"."):
        helplines.load(tmp_path / "helplines.yml")
