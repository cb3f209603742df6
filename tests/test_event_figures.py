"""Events by type, venue and weekday, those without result, shares and rewards, worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from acquisition.filters import Filters
from tests.filling import filled

# The leap day of 2016 is a Monday. SOS-1 has no hours and no attendance list, PEL-1 and PEL-2 no cost; PEL-1
# is held on two days, 4 hours each; SOS-3 lies after the data, as the events of November 2016 do.
EVENTS = """kode_kegiatan;nama_kegiatan;jenis;lokasi;kabupaten;kode_kantor;mulai;selesai;biaya
GRB-1;Grebeg Rimbo;grebeg pasar;Pasar Rimbo;Tebo;TBO;29-02-2016 08:00;29-02-2016 10:00;1.000.000
PEL-1;Pelatihan;pelatihan;Aula Camat;Kota Jambi;JMB;05-03-2016 08:00;06-03-2016 12:00;
SOS-1;Sosialisasi Rimbo;Sosialisasi;PASAR  RIMBO;Tebo;TBO;07-03-2016;07-03-2016;300.000
SOS-2;Sosialisasi Jambi;sosialisasi;Pasar Rimbo;Kota Jambi;JMB;12-03-2016 09:00;12-03-2016 12:00;500.000
PEL-2;Pelatihan;pelatihan;Aula Camat;Batang Hari;BTH;15-03-2016 08:00;15-03-2016 09:00;
SOS-3;Sosialisasi;sosialisasi;;Muaro Jambi;MJB;10-04-2016 08:00;10-04-2016 09:00;100.000
"""
ATTENDANCE = """kode_kegiatan;kode_kader
GRB-1;TBO-01
GRB-1;TBO-02
GRB-1;TBO-03
GRB-1;TBO-04
SOS-2;JMB-01
SOS-2;JMB-02
PEL-2;BTH-01
PEL-2;JMB-01
"""
# At GRB-1: TBO-01 brings workers 1 to 3; TBO-02 4 and 5; JMB-02, who is not on the list, 6 and 7; TBO-03
# worker 8, whom TBO-04 claims too; nobody worker 9. Worker 1 comes to SOS-2 again. OLD-1 is in no list.
ENROLLMENTS = """nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;kode_kegiatan;iuran
1599000000000001;29-02-2016;BPU;TBO;TBO-01;GRB-1;16800
1599000000000002;29-02-2016;BPU;TBO;TBO-01;GRB-1;16800
1599000000000003;29-02-2016;PU;TBO;TBO-01;GRB-1;50000
1599000000000004;29-02-2016;BPU;TBO;TBO-02;GRB-1;16800
1599000000000005;29-02-2016;BPU;TBO;TBO-02;GRB-1;16800
1599000000000006;29-02-2016;BPU;JMB;JMB-02;GRB-1;16800
1599000000000007;29-02-2016;BPU;JMB;JMB-02;GRB-1;16800
1599000000000008;29-02-2016;BPU;TBO;TBO-03;GRB-1;16800
1599000000000008;29-02-2016;BPU;TBO;TBO-04;GRB-1;16800
1599000000000009;29-02-2016;BPU;TBO;;GRB-1;16800
1599000000000010;05-03-2016;BPU;JMB;JMB-01;PEL-1;16800
1599000000000011;07-03-2016;BPU;TBO;TBO-01;SOS-1;16800
1599000000000012;07-03-2016;BPU;TBO;TBO-02;SOS-1;16800
1599000000000013;07-03-2016;BPU;TBO;TBO-02;SOS-1;16800
1599000000000001;12-03-2016;BPU;JMB;JMB-01;SOS-2;16800
1599000000000014;10-03-2016;BPU;MJB;MJB-01;OLD-1;16800
1599000000000015;31-03-2016;BPU;MJB;MJB-01;;16800
1599000000000016;31-03-2016;BPU;MJB;;;16800
"""
PARTS = ("acquisition_by_event_type", "acquisition_by_venue", "acquisition_by_event_weekday")
COUNTED = [
    "events",
    "events_known",
    "events_without",
    "acquisitions",
    "reregistrations",
    "acquisitions_per_event",
]
HOURS = ["events_with_hours", "hours", "acquisitions_per_hour"]
PRESENT = ["events_with_attendance", "attendances", "acquisitions_per_cadre"]
COST = ["events_with_cost", "cost", "cost_per_acquisition"]


@pytest.fixture(scope="module")
def held(empty_path, tmp_path_factory):
    folder = tmp_path_factory.mktemp("held")
    texts = {"events": EVENTS, "attendance": ATTENDANCE, "enrollments": ENROLLMENTS}
    with filled(empty_path, folder, **texts) as store:
        yield store


def rows_by(frame, key, columns):
    cells = frame.set_index(key)[columns].astype(object)
    return {code: row.where(row.notna(), None).tolist() for code, row in cells.iterrows()}


def test_events_are_listed_once_they_have_begun(held):
    rows = rows_by(
        held.run("acquisition_by_event"), "event_code", ["acquisitions", "hours", "cadres", "cost"]
    )
    assert rows == {
        "GRB-1": [9, 2, 4, 1_000_000],
        "SOS-1": [3, 0, None, 300_000],
        "PEL-1": [1, 8, None, None],
        "OLD-1": [1, None, None, None],
        "SOS-2": [0, 3, 2, 500_000],
        "PEL-2": [None, 1, 2, None],  # BTH has sent nothing
        "": [2, None, None, None],
    }
    # Asked for a year, the data still end in March.
    year = held.run("acquisition_by_event", Filters(to=date(2016, 12, 31)))
    assert set(year.event_code) == set(rows)


def test_by_type_each_quotient_counts_the_events_of_which_it_is_known(held):
    types = held.run("acquisition_by_event_type")
    assert rows_by(types, "type", COUNTED) == {
        "grebeg pasar": [1, 1, 0, 9, 0, 9.0],
        "sosialisasi": [2, 2, 1, 3, 1, 1.5],
        "": [1, 1, 0, 1, 0, 1.0],
        "pelatihan": [2, 1, 0, 1, 0, 1.0],  # of PEL-2 nobody knows: BTH has not sent March
    }
    # Of the sosialisasi only SOS-2 has hours: none of the 3 workers came in them.
    assert rows_by(types, "type", HOURS) == {
        "grebeg pasar": [1, 2.0, 4.5],
        "sosialisasi": [1, 3.0, 0.0],
        "pelatihan": [1, 8.0, 1 / 8],
        "": [0, None, None],
    }
    assert rows_by(types, "type", PRESENT) == {
        "grebeg pasar": [1, 4, 2.25],
        "sosialisasi": [1, 2, 0.0],
        "pelatihan": [0, None, None],
        "": [0, None, None],
    }
    # What brought nobody cost something too: (300,000 + 500,000) / 3.
    assert rows_by(types, "type", COST) == {
        "grebeg pasar": [1, 1_000_000, 1_000_000 / 9],
        "sosialisasi": [2, 800_000, 800_000 / 3],
        "pelatihan": [0, None, None],
        "": [0, None, None],
    }


def test_a_venue_is_one_in_any_spelling_but_not_in_another_regency(held):
    venues = held.run("acquisition_by_venue")
    venues["venue"] = venues.venue.str.upper().str.replace("  ", " ")
    # In the hours of GRB-1 9 came, not 12.
    columns = ["events", "acquisitions", "acquisitions_per_hour", "cost_per_acquisition"]
    assert rows_by(venues, ["venue", "regency"], columns) == {
        ("PASAR RIMBO", "Tebo"): [2, 12, 4.5, 1_300_000 / 12],
        ("PASAR RIMBO", "Kota Jambi"): [1, 0, 0, None],
        ("AULA CAMAT", "Kota Jambi"): [1, 1, 1 / 8, None],
        ("AULA CAMAT", "Batang Hari"): [1, None, None, None],
        ("", ""): [1, 1, None, None],
    }


def test_by_weekday_monday_comes_first_and_an_event_of_two_days_counts_on_its_first(held):
    days = held.run("acquisition_by_event_weekday")
    columns = ["weekday", "events", "acquisitions", "acquisitions_per_hour"]
    shown = days[columns].astype(object)
    assert shown.where(shown.notna(), None).values.tolist() == [
        [1, 2, 12, 4.5],
        [2, 1, None, None],
        [6, 2, 1, 1 / 11],
        [0, 1, 1, None],
    ]


@pytest.mark.parametrize("figure", PARTS)
@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(from_=date(2016, 2, 29), to=date(2016, 2, 29)),
        Filters(office=("TBO",)),
        Filters(segment=("PU",)),
        Filters(from_=date(2017, 1, 1)),
    ],
)
def test_the_parts_sum_to_the_events(held, figure, filters):
    events, parts = held.run("acquisition_by_event", filters), held.run(figure, filters)
    at_events = events[events.event_code != ""]
    assert parts.events.sum() == len(at_events)
    for column in ("acquisitions", "reregistrations", "contribution"):
        assert parts[column].sum() == at_events[column].sum()


def test_under_an_office_its_own_cadres_count_as_present(held):
    # JMB brought 2 of the 9 at GRB-1, with no cadre of its own on the list.
    types = held.run("acquisition_by_event_type", Filters(office=("JMB",))).set_index("type")
    assert types.loc["grebeg pasar", "acquisitions"] == 2
    assert pd.isna(types.loc["grebeg pasar", "acquisitions_per_cadre"])
    assert types.loc["sosialisasi", ["events", "attendances"]].tolist() == [1, 2]


def test_the_share_of_events_by_month(held):
    # March: 1 + 3 + 1 of 7; one of them at OLD-1.
    columns = ["acquisitions", "event_acquisitions", "unlisted_acquisitions", "event_share"]
    assert rows_by(held.run("event_share_by_month"), "month", columns) == {
        pd.Timestamp(2016, 2, 1): [9, 9, 0, 1.0],
        pd.Timestamp(2016, 3, 1): [7, 5, 1, 5 / 7],
    }


def nothing(store, **filters):
    return store.run("events_without_acquisitions", Filters(**filters))


def test_events_that_brought_nobody_are_listed_with_their_expense_and_with_what_was_sent(held):
    # Of JMB the last row of March is of the 12th; BTH has sent nothing.
    columns = ["office", "cadres", "cost", "reregistrations", "status"]
    assert rows_by(nothing(held), "event_code", columns) == {
        "SOS-2": ["KC Jambi", 2, 500_000, 1, "partial"],
        "PEL-2": ["KCP Batang Hari", 2, None, None, "missing"],
    }
    assert nothing(held, office=("BTH",)).event_code.tolist() == ["PEL-2"]
    assert nothing(held, segment=("PU",)).event_code.tolist() == ["PEL-1", "SOS-1", "SOS-2", "PEL-2"]


def test_an_event_that_brought_its_workers_on_a_day_before_the_period_brought_somebody(held):
    # PEL-1 was held on the 5th and the 6th, its one worker enrolled on the 5th.
    assert nothing(held, from_=date(2016, 3, 6), to=date(2016, 3, 12)).event_code.tolist() == ["SOS-2"]
    assert nothing(held, to=date(2016, 3, 11)).empty


REWARD = ["rank", "acquisitions", "contribution", "disputed", "credited_to_others", "present"]


def test_the_reward_ranking_shares_ranks_and_marks_disputes(held):
    ranking = held.run("event_reward_ranking", Filters(event=("GRB-1",)))
    assert rows_by(ranking, "cadre_code", REWARD) == {
        "TBO-01": [1, 3, 83_600, 1, 0, True],
        "JMB-02": [2, 2, 33_600, 0, 0, False],
        "TBO-02": [2, 2, 33_600, 0, 0, True],
        "TBO-03": [4, 1, 16_800, 1, 0, True],
        "TBO-04": [None, 0, 0, 0, 1, True],
        "": [None, 1, 16_800, 0, 0, None],
    }
    assert ranking.cadre_code.tolist() == ["TBO-01", "JMB-02", "TBO-02", "TBO-03", "TBO-04", ""]
    assert ranking.set_index("cadre_code").office["JMB-02"] == "KC Jambi"


def test_who_was_present_and_brought_nobody_is_listed_without_a_rank(held):
    ranking = held.run("event_reward_ranking", Filters(event=("SOS-2",)))
    assert rows_by(
        ranking, "cadre_code", ["rank", "acquisitions", "reregistrations", "credited_to_others"]
    ) == {
        "JMB-01": [None, 0, 1, 1],
        "JMB-02": [None, 0, 0, 0],
    }


def test_of_a_cadre_whose_office_has_not_sent_the_month_nobody_knows_what_came(held):
    # BTH has sent nothing at all, JMB the month of the event.
    ranking = held.run("event_reward_ranking", Filters(event=("PEL-2",)))
    assert rows_by(ranking, "cadre_code", REWARD) == {
        "JMB-01": [None, 0, 0, 0, 0, True],
        "BTH-01": [None, None, None, None, None, True],
    }


def test_without_an_attendance_list_nobody_is_absent(held):
    ranking = held.run("event_reward_ranking", Filters(event=("SOS-1", "OLD-1")))
    columns = ["rank", "acquisitions", "present"]
    assert rows_by(ranking, ["event_code", "cadre_code"], columns) == {
        ("OLD-1", "MJB-01"): [1, 1, None],
        ("SOS-1", "TBO-02"): [1, 2, None],
        ("SOS-1", "TBO-01"): [2, 1, None],
    }
