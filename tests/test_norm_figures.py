"""The months of cadres against the norm, and whom to call, worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from acquisition import activity
from acquisition.filters import Filters
from acquisition.i18n import language
from tests.conftest import nik
from tests.filling import filled
from tests.test_cadre_figures import rows_by

# JMB-01 began on 12 November 2016; JMB-99 is in no list and first acquires on 20 December.
# November and December 2016 and January 2017; the data ends on Monday, 30 January: the 31st is a working day.
NORM_CADRES = """kode_kader;nama_kader;kode_kantor;kelurahan;kecamatan;sejak
JMB-01;Asnawi Alamsyah;JMB;;;12-11-2016
JMB-02;Mailisa;JMB;;;01-12-2016
TBO-01;Kader TBO-01;TBO;;;12-11-2016
"""
NORM_ROWS = [  # cadre, day, how many, who pays
    ("JMB-01", "14-11-2016", 3, "Mandiri"),
    ("JMB-01", "05-12-2016", 1, "Mandiri"),
    ("JMB-01", "09-01-2017", 2, "Mandiri"),
    ("JMB-02", "01-12-2016", 2, "Mandiri"),
    ("JMB-02", "02-01-2017", 3, "Desa"),
    ("JMB-99", "20-12-2016", 1, ""),
    ("JMB-99", "30-01-2017", 1, "Mandiri"),
    ("", "30-12-2016", 1, "Mandiri"),  # so that Jambi has sent December to its end
]
COLUMNS = ["months", "months_at_norm", "acquisitions", "acquisitions_of_months", "level"]


@pytest.fixture(scope="module")
def normed(empty_path, tmp_path_factory):
    lines, worker = ["nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;iuran;sumber_iuran"], 0
    for cadre, day, count, pays in NORM_ROWS:
        for _each in range(count):
            worker += 1
            lines.append(f"{nik(worker)};{day};BPU;JMB;{cadre};16800;{pays}")
    folder = tmp_path_factory.mktemp("normed")
    with filled(empty_path, folder, cadres=NORM_CADRES, enrollments="\n".join(lines)) as store:
        yield store


def norms(store, **filters):
    frame = store.run("cadre_norm", Filters(**filters))
    return {code: row for code, row in rows_by(frame, "cadre_code", COLUMNS).items() if code in NAMED}


NAMED = ("JMB-01", "JMB-02", "JMB-99", "TBO-01")


def test_months_at_the_norm(normed):
    # November counts for nobody but JMB-01, who began in it and reached 2; January for those who reached it.
    assert norms(normed, norm=2) == {
        "JMB-01": [3, 2, 6, 6, "at_norm"],  # 3, 1, 2: two a month
        "JMB-02": [2, 2, 5, 5, "at_norm"],  # 2, 3: two and a half
        "JMB-99": [0, 0, 2, 0, None],  # December from the 20th, January not over
        "TBO-01": [0, 0, 0, 0, None],  # Tebo sent no month
    }
    first = normed.run("cadre_norm", Filters(norm=2)).iloc[0]
    assert (first.cadre, first.office, first.monthly_acquisitions) == ("Asnawi Alamsyah", "KC Jambi", 2.0)


@pytest.mark.parametrize(
    ("norm", "level"),
    [(1, "twice_norm"), (2, "at_norm"), (3, "below_norm"), (4, "below_half"), (7, "below_half")],
)
def test_levels_are_multiples_of_the_norm(normed, norm, level):
    # December 2016 alone: JMB-02 brought 2 in it; with 1 of 2 the half itself is not below it.
    december = {"from_": date(2016, 12, 1), "to": date(2016, 12, 31)}
    assert norms(normed, norm=norm, **december)["JMB-02"][-1] == ("below_norm" if norm == 4 else level)


def test_the_norm_is_25_where_none_is_chosen(normed):
    assert set(normed.run("cadre_norm").norm) == {25}
    # All of January is not over, and nobody reached 25 in it.
    assert norms(normed, from_=date(2017, 1, 1))["JMB-01"] == [0, 0, 2, 0, None]


def test_months_of_a_cadre_begin_with_the_cadre(normed):
    months = normed.run("acquisition_by_cadre_month", Filters(norm=2, cadre=("JMB-99",)))
    assert months[
        ["month", "acquisitions", "cumulative_acquisitions", "at_norm", "month_counts"]
    ].values.tolist() == [
        [pd.Timestamp("2016-12-01"), 1, 1, False, False],
        [pd.Timestamp("2017-01-01"), 1, 2, False, False],
    ]
    own = Filters(norm=2, cadre=("JMB-02",), funding=("", "mandiri"))
    assert normed.run("acquisition_by_cadre_month", own).acquisitions.tolist() == [2, 0]


def test_a_leap_day_belongs_to_its_month(store, import_text):
    import_text(
        "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader\n"
        "1599000000000001;01-02-2016;BPU;JMB;JMB-77\n"
        "1599000000000002;29-02-2016;BPU;JMB;JMB-77\n"
    )
    # The data ends on Monday, 29 February 2016, the last day of its month: all of it counts.
    assert norms_of(store, "JMB-77", norm=2) == [1, 1, 2, 2, "at_norm"]


def norms_of(store, code, **filters):
    return rows_by(store.run("cadre_norm", Filters(**filters)), "cadre_code", COLUMNS)[code]


def test_whom_to_call_says_whose_office_has_not_sent(normed):
    rows = normed.run("cadre_activity").set_index("cadre_code")
    # Three months up to 30 January 2017 touch November, December and January: Tebo sent none of them.
    assert rows.loc[["TBO-01", "JMB-02"], ["activity", "months_missing"]].values.tolist() == [
        ["starting", 3],
        ["active", 0],
    ]
    frame = pd.DataFrame({"activity": ["lapsing", "idle", "active"], "months_missing": [1, 0, 1]})
    said = "Cadres empty for three months: 1 of 3; for one or two: 1"
    assert activity.finding(frame.iloc[1:].assign(activity=["idle", "active"]), language("en")) == (
        "Cadres empty for three months: 0 of 2; for one or two: 1"
    )
    assert activity.finding(frame, language("en")) == (
        f"{said}; the office of 1 of them has not sent all the months"
    )
    assert activity.finding(frame.head(0), language("en")) == "No cadre is registered by then"


def test_a_month_that_the_office_did_not_send_is_none_missed(normed):
    months = normed.run("acquisition_by_cadre_month", Filters(norm=2, cadre=("TBO-01",)))
    assert months[["month_sent", "month_counts"]].values.tolist() == [[False, False]] * len(months)
    assert norms(normed, norm=2)["TBO-01"] == [0, 0, 0, 0, None]


def test_a_month_sent_in_part_is_missed_by_nobody(empty_path, tmp_path):
    # Of December Jambi has sent what it enrolled up to the 16th, Tebo the 30th: 9 working days are lacking.
    rows = (
        "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader\n"
        "1599000000000001;01-12-2016;BPU;JMB;JMB-02\n"
        "1599000000000002;16-12-2016;BPU;JMB;JMB-02\n"
        "1599000000000003;30-12-2016;BPU;TBO;\n"
    )
    with filled(empty_path, tmp_path, cadres=NORM_CADRES, enrollments=rows) as store:
        found = {norm: norms_of(store, "JMB-02", norm=norm) for norm in (2, 3)}
        (month,) = store.run("acquisition_by_cadre_month", Filters(norm=3, cadre=("JMB-02",))).itertuples()
    assert (month.month_sent, month.month_in_part, month.month_counts) == (True, True, False)
    # It counts only for a norm that was reached all the same.
    assert found == {2: [1, 1, 2, 2, "at_norm"], 3: [0, 0, 2, 0, None]}
