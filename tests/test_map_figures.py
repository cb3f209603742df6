"""The figures of the map and of where to go next, worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from acquisition import map_measures, map_narrative
from acquisition.filters import Filters
from acquisition.i18n import language
from tests.conftest import nik
from tests.filling import filled

# Day, segment, office, regency, kecamatan, event. The pace at the end, 31 March, is that of January to March.
ROWS = [
    ("2016-12-30", "BPU", "TBO", "Tebo", "Tebo Tengah", ""),
    ("2017-01-10", "BPU", "TBO", "Tebo", "Tebo Tengah", "GRB-1"),
    ("2017-02-10", "BPU", "TBO", "Tebo", "Tebo Tengah", "GRB-1"),
    ("2017-03-10", "BPU", "TBO", "Tebo", "Rimbo Bujang", "GRB-2"),
    ("2017-03-31", "BPU", "TBO", "Kerinci", "", ""),
    ("2017-03-31", "BPU", "TBO", "Kerinci", "", ""),
    ("2017-03-31", "PU", "JMB", "", "", ""),
]
ENROLLMENTS = "\n".join(
    [
        "nik;tanggal_kepesertaan;segmen;kode_kantor;kabupaten;kecamatan;kode_kegiatan",
        *(
            f"{nik(number)};{day};{segment};{office};{regency};{district};{event}"
            for number, (day, segment, office, regency, district, event) in enumerate(ROWS, start=1)
        ),
    ]
)
# Tebo counts down from 100 on 31 January, from 10 on 1 March; Kerinci from one worker only. Those of
# 2015 hold until the reference data's of 11 November 2016.
BASELINES = """kabupaten;segmen;tanggal;belum_terlindungi;estimasi
Tebo;BPU;31-01-2017;100;tidak
Tebo;BPU;01-03-2017;10;tidak
Kerinci;BPU;01-01-2017;1;ya
Merangin;BPU;09-11-2015;500;tidak
Sarolangun;BPU;10-11-2015;500;tidak"""
# Tebo changes hands in mid-March; Kerinci is nobody's from the new year on.
TERRITORIES = """kode_kantor;kabupaten;berlaku_mulai;berlaku_sampai
TBO;Tebo;01-01-2016;14-03-2017
JMB;Tebo;15-03-2017;
TBO;Kerinci;01-01-2016;31-12-2016"""
BPU = ("BPU",)


@pytest.fixture(scope="module")
def placed(empty_path, tmp_path_factory):
    lists = {"baselines": BASELINES, "territories": TERRITORIES}
    folder = tmp_path_factory.mktemp("placed")
    with filled(empty_path, folder, enrollments=ENROLLMENTS, **lists) as store:
        yield store


def of(store, regency: str, **filters) -> dict:
    frame = store.run("uncovered_by_regency", Filters(segment=BPU, regency=(regency,), **filters))
    return frame.iloc[0].to_dict()


def test_the_latest_of_two_baselines_counts_down(placed):
    assert of(placed, "1508", to=date(2017, 2, 28))["uncovered"] == 99  # 100, less that of 10 February
    assert of(placed, "1508")["uncovered"] == 9  # 10, less that of 10 March
    months = placed.run("uncovered_by_month", Filters(segment=BPU, regency=("1508",)))
    course = dict(zip(months["day"].dt.strftime("%m-%d"), months["uncovered"], strict=True))
    # Before 31 January the baseline of 11 November 2016 holds: 44,684.
    assert course == {
        "11-11": 44684, "11-30": 44684, "12-31": 44683, "01-31": 100, "02-28": 99, "03-01": 10, "03-31": 9,
    }  # fmt: skip


def test_acquisitions_beyond_the_baseline_stop_at_zero(placed):
    kerinci = of(placed, "1501")
    assert (kerinci["baseline"], kerinci["acquisitions"], kerinci["uncovered"]) == (1, 2, 0)
    assert kerinci["months_to_cover"] == 0


def test_months_to_cover_at_the_pace_of_three_whole_months(placed):
    tebo = of(placed, "1508")
    assert (tebo["recent_acquisitions"], tebo["months_to_cover"]) == (3, 9)  # one a month, 9 are left
    merangin = of(placed, "1502")
    assert merangin["recent_acquisitions"] == 0
    assert merangin["months_to_cover"] != merangin["months_to_cover"]  # not reached: no number, not infinity


def test_the_pace_is_unknown_where_the_data_begin_within_the_three_months(placed):
    # Up to 31 January the three months are November to January, but the data begin in December.
    early = placed.run("uncovered_by_regency", Filters(to=date(2017, 1, 31), regency=("1508",)))
    assert early["recent_acquisitions"].isna().all()


def test_the_territory_of_the_day_counts_when_it_changes_hands(placed):
    assert of(placed, "1508", to=date(2017, 3, 14))["offices"] == "KCP Tebo"
    assert "KC Jambi" in of(placed, "1508", to=date(2017, 3, 15))["offices"]


def test_a_regency_is_outside_every_territory_on_the_days_that_none_covers(placed):
    assert of(placed, "1501", to=date(2016, 12, 31))["offices"] == "KCP Tebo"
    assert of(placed, "1501", to=date(2017, 1, 1))["offices"] == ""
    regencies = map_measures.by_regency(placed.run("uncovered_by_regency", Filters(segment=BPU)), "BPU")
    assert "In no office" in map_narrative.in_charge(regencies, "1501", language("en"))


def test_a_baseline_is_outdated_when_it_is_older_than_a_year_on_the_day(placed):
    day = date(2016, 11, 10)
    merangin, sarolangun = of(placed, "1502", to=day), of(placed, "1503", to=day)
    dates = [one["baseline_date"].date() for one in (merangin, sarolangun)]
    assert dates == [date(2015, 11, 9), date(2015, 11, 10)]
    assert [bool(one["baseline_outdated"]) for one in (merangin, sarolangun)] == [True, False]
    assert not of(placed, "1502")["baseline_outdated"]  # of 11 November 2016, looked at on 31 March 2017


def test_the_unplaced_are_those_that_their_link_leads_to(placed):
    frame = placed.run("uncovered_by_regency")
    unplaced = frame[frame["regency_code"] == ""]
    assert dict(zip(unplaced["segment"], unplaced["acquisitions"], strict=True)) == {"PU": 1, "BPU": 0}
    behind = Filters(from_=date(2016, 11, 12), to=date(2017, 3, 31), segment=("BPU", "PU"), regency=("",))
    assert placed.run("lineage_total", behind)["acquisitions"].tolist() == [1]
    rows = placed.run("lineage_rows", behind)
    assert rows[["file", "line"]].to_numpy().tolist() == [["enrollments.csv", 8]]


def test_the_unplaced_of_one_segment_are_counted_since_its_own_baselines(import_text, store):
    # Of wage earners the only baselines are of 1 May 2017; self-employed have those of 11 November 2016.
    with store.cursor() as cursor:
        cursor.execute("update baseline_entries set dated = date '2017-05-01' where segment = 'PU'")
    rows = [f"{nik(number)};{day};PU;TBO;" for number, day in ((1, "01-03-2017"), (2, "02-05-2017"))]
    import_text("nik;tanggal_kepesertaan;segmen;kode_kantor;kabupaten\n" + "\n".join(rows))
    frame = store.run("uncovered_by_regency", Filters(segment=("PU",)))
    assert frame["baseline_date"].min() == pd.Timestamp(2017, 5, 1)
    assert frame.loc[frame["regency_code"] == "", "acquisitions"].tolist() == [1]


def test_where_a_segment_has_no_baseline_no_sum_ranks_a_kecamatan(import_text, store):
    import_text("nik;tanggal_kepesertaan;segmen;kode_kantor\n" + f"{nik(1)};01-03-2017;PU;TBO")
    with store.cursor() as cursor:
        cursor.execute("delete from baseline_entries where segment = 'BPU' and regency_code = '1502'")
    # Merangin has the most wage earners uncovered of those left, but how many self-employed is not known.
    listed = store.run("acquisition_by_district").query("district_code != '' and cadres == 0")
    assert listed["regency_code"].iloc[-1] == "1502"


def test_acquisitions_by_kecamatan_and_those_without_any(placed):
    tebo = placed.run("acquisition_by_district", Filters(from_=date(2017, 1, 1), regency=("1508",)))
    counts = tebo[tebo["acquisitions"] > 0].set_index("district")
    columns = ["acquisitions", "event_acquisitions", "events", "acquisitions_per_event"]
    assert counts.loc["Tebo Tengah", columns].tolist() == [2, 2, 1, 2]
    assert counts.loc["Rimbo Bujang", columns].tolist() == [1, 1, 1, 1]
    assert len(placed.run("acquisition_by_district").query("district_code != ''")) == 144
    kerinci = placed.run("acquisition_by_district", Filters(regency=("1501",)))
    assert kerinci.loc[kerinci["district_code"] == "", "acquisitions"].tolist() == [2]


def test_regencies_without_a_pace_rank_before_those_with_one(placed):
    ranked = placed.run("priority_by_regency", Filters(segment=BPU)).set_index("regency")
    # Nobody acquired there in three months, and the most uncovered of all such regencies.
    assert ranked.loc["Kota Jambi", ["rank", "uncovered", "acquisitions_per_month"]].tolist() == [1, 64733, 0]
    assert ranked["rank"].tolist() == sorted(ranked["rank"])
    columns = ["uncovered", "months_to_cover", "events", "acquisitions_per_event"]
    assert ranked.loc["Tebo", columns].tolist() == [9, 9, 2, 1.5]
    assert ranked.loc["Kerinci", "rank"] == 11  # nobody is left there


def test_kecamatan_without_a_cadre_come_first(placed):
    listed = placed.run("acquisition_by_district").query("district_code != ''")
    assert (listed["cadres"] > 0).tolist() == sorted(listed["cadres"] > 0)


SWAPPED = {
    "Tanjung Jabung Timur": ("1506", "15.07"),
    "Tanjung Jabung Barat": ("1507", "15.06"),
    "Tebo": ("1508", "15.09"),
    "Bungo": ("1509", "15.08"),
}


@pytest.mark.parametrize("scheme", ["name", "bps", "kemendagri"])
def test_the_swapped_regencies_get_their_own_figures(import_text, store, scheme):
    rows, number = [], 0
    for place, (name, (bps, kemendagri)) in enumerate(SWAPPED.items(), start=1):
        written = {"name": name, "bps": bps, "kemendagri": kemendagri.replace(".", "")}[scheme]
        for _again in range(place):
            number += 1
            rows.append(f"{nik(number)};2016-11-12;BPU;JMB;{written}")
    declared = {} if scheme == "name" else {"scheme": scheme}
    import_text("\n".join(["nik;tanggal_kepesertaan;segmen;kode_kantor;kabupaten", *rows]), **declared)
    frame = store.run("acquisition_by_regency", Filters(segment=BPU)).set_index("regency")
    assert [frame.loc[name, "acquisitions"] for name in SWAPPED] == [1, 2, 3, 4]
