"""Cadres, those who look after them, and what the lists say about workers and events, worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from acquisition.filters import Filters
from tests.filling import filled

# Three of the 25 cadres get a supervisor and a group; one begins after the data.
CADRES = """kode_kader;nama_kader;kode_kantor;kelurahan;kecamatan;sejak;pembina;wadah
JMB-01;Asnawi Alamsyah;JMB;;;12-11-2016;Pembina A;Wadah X
JMB-02;Mailisa;JMB;;;12-11-2016;Pembina A;Wadah Y
TBO-01;Kader TBO-01;TBO;;;12-11-2016;Pembina B;Wadah X
JMB-11;Kader JMB-11;JMB;;;01-04-2017;Pembina C;Wadah Z
"""
# The data ends on 15 March 2017: three months before it begin on 16 December 2016.
ENROLLMENTS = """nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;pembina;iuran
1599000000000001;15-12-2016;BPU;JMB;JMB-01;;16800
1599000000000002;16-12-2016;BPU;JMB;JMB-02;;16800
1599000000000003;01-02-2017;BPU;TBO;JMB-02;Pembina B;16800
1599000000000004;01-02-2017;PU;TBO;NEW-1;Pembina B;50000
1599000000000005;02-02-2017;BPU;TBO;;Pembina D;16800
1599000000000006;15-03-2017;BPU;MJB;MJB-01;;16800
1599000000000007;10-03-2017;BPU;JMB;;;16800
1599000000000002;15-03-2017;BPU;TBO;TBO-01;;16800
"""


STATUSES = """nik;blth;status
1599000000000001;01-2017;aktif
1599000000000001;02-2017;non aktif
1599000000000002;02-2017;aktif
1599000000000003;02-2017;aktif
1599000000000004;02-2017;non aktif
"""


@pytest.fixture(scope="module")
def supervised(empty_path, tmp_path_factory):
    folder = tmp_path_factory.mktemp("supervised")
    with filled(empty_path, folder, cadres=CADRES, enrollments=ENROLLMENTS, statuses=STATUSES) as store:
        yield store


def rows_by(frame, key, columns):
    cells = frame.set_index(key)[columns].astype(object)
    return {code: row.where(row.notna(), None).tolist() for code, row in cells.iterrows()}


RESULTS = [
    "cadres",
    "active_cadres",
    "acquisitions",
    "reregistrations",
    "contribution",
    "acquisitions_per_cadre",
]


def test_by_supervisor_the_list_comes_before_the_export(supervised):
    # Workers of A: 1, 2, 3; of B: 4, whose cadre is in no list; of D: 5, without a cadre; of nobody: 6, 7.
    assert rows_by(supervised.run("acquisition_by_supervisor"), "supervisor", RESULTS) == {
        "Pembina A": [2, 2, 3, 0, 50_400, 1.5],
        "Pembina B": [1, 1, 1, 1, 50_000, 1.0],
        "Pembina D": [0, 0, 1, 0, 16_800, None],
        "": [22, 1, 2, 0, 33_600, None],
    }


def test_the_last_date_is_that_of_the_latest_acquisition_selected(supervised):
    def last(**filters) -> dict[str, str | None]:
        frame = supervised.run("acquisition_by_cadre", Filters(**filters)).set_index("cadre_code")
        days = frame.loc[["JMB-02", "NEW-1", "TBO-01"], "last_on"]
        return {code: None if pd.isna(day) else f"{day:%d-%m-%Y}" for code, day in days.items()}

    # NEW-1 is in no list; what TBO-01 claims was a re-registration.
    assert last() == {"JMB-02": "01-02-2017", "NEW-1": "01-02-2017", "TBO-01": None}
    assert (
        last(office=("JMB", "TBO"), segment=("BPU", "PU"), from_=date(2016, 12, 1))["JMB-02"] == "01-02-2017"
    )


def test_by_supervisor_of_the_offices_selected(supervised):
    tebo = supervised.run("acquisition_by_supervisor", Filters(office=("TBO",), segment=("BPU",)))
    assert rows_by(tebo, "supervisor", RESULTS) == {
        "Pembina A": [0, 1, 1, 0, 16_800, None],
        "Pembina D": [0, 0, 1, 0, 16_800, None],
        "Pembina B": [1, 0, 0, 1, 0, 0.0],
        "": [3, 0, 0, 0, 0, None],
    }


def test_by_cadre_group(supervised):
    assert rows_by(supervised.run("acquisition_by_cadre_group"), "cadre_group", RESULTS) == {
        "Wadah X": [2, 1, 1, 1, 16_800, 0.5],
        "Wadah Y": [1, 1, 2, 0, 33_600, 2.0],
        "": [22, 2, 4, 0, 100_400, None],
    }


def test_who_is_not_registered_yet_is_not_listed(supervised):
    later = ("acquisition_by_supervisor", "Pembina C"), ("acquisition_by_cadre_group", "Wadah Z")
    for name, code in (*later, ("acquisition_by_cadre", "JMB-11")):
        # The data, and with it the period, ends before April 2017, whatever day is asked for.
        assert code not in supervised.run(name, Filters(to=date(2017, 12, 31))).iloc[:, 0].tolist()


def test_by_cadre_active_means_the_last_three_months_whatever_is_selected(supervised):
    chosen = ["JMB-01", "JMB-02", "TBO-01", "NEW-1", "MJB-01"]
    everybody = supervised.run("acquisition_by_cadre").set_index("cadre_code")
    # The acquisition of JMB-01 is a day too old; TBO-01 brought only a re-registration.
    assert everybody.active[chosen].tolist() == [False, True, False, True, True]
    assert everybody.supervisor[chosen].tolist() == ["Pembina A", "Pembina A", "Pembina B", "", ""]
    assert everybody.cadre_group[chosen].tolist() == ["Wadah X", "Wadah Y", "Wadah X", "", ""]
    assert not everybody.active[""]
    march = Filters(from_=date(2017, 3, 1), office=("JMB",), segment=("PU",))
    jambi = supervised.run("acquisition_by_cadre", march).set_index("cadre_code")
    assert jambi.loc["JMB-02", ["acquisitions", "active"]].tolist() == [0, True]
    before = supervised.run("acquisition_by_cadre", Filters(to=date(2016, 12, 31))).set_index("cadre_code")
    assert before.loc[["JMB-01", "JMB-02"], "active"].tolist() == [True, True]


def test_of_a_cadre_whose_office_has_sent_nothing_for_the_period_nothing_is_known(supervised):
    # BTH has sent nothing; TBO only rows of February and March, JMB one of December too.
    columns = ["rank", "acquisitions", "reregistrations", "contribution", "events", "disputed"]
    unknown, nothing = [None] * 6, [None, 0, 0, 0, 0, 0]
    whole = rows_by(supervised.run("acquisition_by_cadre"), "cadre_code", columns)
    assert (whole["BTH-01"], whole["TBO-02"], whole["MJB-02"]) == (unknown, nothing, nothing)
    december = supervised.run("acquisition_by_cadre", Filters(to=date(2016, 12, 31)))
    rows = rows_by(december, "cadre_code", columns)
    assert (rows["TBO-01"], rows["MJB-01"]) == (unknown, unknown)
    assert (rows["JMB-01"][:2], rows["JMB-03"]) == ([1, 1], nothing)


@pytest.mark.parametrize(
    ("filters", "registered", "active", "first_on", "last_on"),
    [
        (Filters(), 25, 3, "2016-12-16", "2017-03-15"),  # JMB-02, NEW-1, MJB-01
        (Filters(to=date(2018, 1, 1)), 25, 3, "2016-12-16", "2017-03-15"),
        (Filters(office=("TBO",)), 4, 2, "2016-12-16", "2017-03-15"),  # JMB-02, NEW-1
        (Filters(to=date(2017, 1, 31)), 25, 2, "2016-11-01", "2017-01-31"),  # JMB-01, JMB-02
        (Filters(to=date(2016, 11, 11)), 0, 0, "2016-08-12", "2016-11-11"),
    ],
)
def test_active_cadres(supervised, filters, registered, active, first_on, last_on):
    row = supervised.run("active_cadres", filters).iloc[0]
    assert (row.registered, row.active) == (registered, active)
    assert (str(row.first_on.date()), str(row.last_on.date())) == (first_on, last_on)


@pytest.mark.parametrize(
    ("filters", "month", "counts"),
    [
        # Workers 2 and 3 are active, 1 and 4 are not, of 5, 6 and 7 nothing is known.
        (Filters(), date(2017, 2, 1), [7, 2, 2, 3]),
        (Filters(office=("TBO",)), date(2017, 2, 1), [3, 1, 1, 1]),
        (Filters(to=date(2017, 1, 31)), date(2017, 1, 1), [2, 1, 0, 1]),
        (Filters(to=date(2016, 12, 31)), None, [2, None, None, 2]),
    ],
)
def test_acquired_is_not_active(supervised, filters, month, counts):
    told = supervised.run("participation", filters)
    together = told[["acquisitions", "active", "inactive", "unknown"]].sum(min_count=1).astype(object)
    assert together.where(together.notna(), None).tolist() == counts
    assert {None if pd.isna(known) else known.date() for known in told.month} == {month}


def test_what_an_acquisition_costs(store, import_text):
    import_text(
        "kode_kegiatan;nama_kegiatan;jenis;lokasi;kabupaten;kode_kantor;mulai;selesai;biaya\n"
        "GRB-1;Grebeg Pasar;grebeg pasar;Pasar;Tebo;TBO;14-11-2016 08:00;14-11-2016 10:00;Rp 1.000.000\n"
        "SOS-1;Sosialisasi;sosialisasi;Balai;Tebo;TBO;15-11-2016 08:00;15-11-2016 10:00;250000\n"
        "SOS-2;Sosialisasi;sosialisasi;Balai;Tebo;TBO;16-11-2016 08:00;16-11-2016 10:00;\n",
        "kegiatan.csv",
    )
    import_text(
        "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kegiatan\n"
        "1599000000000001;14-11-2016;BPU;TBO;GRB-1\n"
        "1599000000000002;14-11-2016;PU;TBO;GRB-1\n"
        "1599000000000003;16-11-2016;PU;TBO;SOS-2\n"
    )
    events = store.run("acquisition_by_event", Filters(office=("TBO",)))
    assert rows_by(events, "event_code", ["acquisitions", "cost", "cost_per_acquisition"]) == {
        "GRB-1": [2, 1_000_000, 500_000],
        "SOS-2": [1, None, None],
        "SOS-1": [0, 250_000, None],
    }
    # The cost is that of the whole event, whoever is selected.
    self_employed = store.run("acquisition_by_event", Filters(segment=("BPU",)))
    assert rows_by(self_employed, "event_code", ["cost_per_acquisition"])["GRB-1"] == [1_000_000]


def test_coverage_is_the_latest_known_by_the_end_of_the_period(store, import_text):
    import_text(
        "kabupaten;segmen;tanggal;aktif;potensi;sumber\n"
        "Tebo;BPU;31-12-2015;100;400;Laporan 2015\n"
        "Tebo;BPU;30-06-2017;150;400;Laporan 2017\n",
        "cakupan.csv",
    )
    import_text("nik;tanggal_kepesertaan;segmen;kode_kantor\n1599000000000001;30-06-2017;BPU;TBO")
    columns = ["active", "potential", "coverage", "source"]

    def of_tebo(**filters):
        coverage = store.run("coverage_by_regency", Filters(**filters)).set_index(["regency_code", "segment"])
        assert len(coverage) == 22
        assert coverage.coverage.drop(("1508", "BPU")).isna().all()
        return coverage.loc[("1508", "BPU"), columns].tolist()

    assert of_tebo() == of_tebo(to=date(2018, 1, 1)) == [150, 400, 0.375, "Laporan 2017"]
    assert of_tebo(to=date(2017, 6, 29)) == [100, 400, 0.25, "Laporan 2015"]
    chosen = store.run("coverage_by_regency", Filters(segment=("BPU",), regency=("1508", "")))
    assert chosen[["regency_code", "regency", "segment"]].values.tolist() == [["1508", "Tebo", "BPU"]]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (date(2017, 2, 28), date(2016, 12, 1)),
        (date(2016, 11, 30), date(2016, 9, 1)),
        (date(2017, 2, 15), date(2016, 11, 16)),
    ],
)
def test_three_months_are_whole_ones_at_the_end_of_a_month(store, import_text, last, first):
    import_text(f"nik;tanggal_kepesertaan;segmen;kode_kantor\n1599000000000301;{last:%d-%m-%Y};BPU;JMB\n")
    assert store.run("active_cadres").iloc[0].first_on.date() == first


def test_whom_to_call_follows_from_the_last_acquisition(supervised):
    frame = supervised.run("cadre_activity", Filters(office=("JMB",))).set_index("cadre_code")
    # Up to 15 March 2017: a month begins on 16 February, three on 16 December. JMB-01 brought its last worker
    # on 15 December, 90 days before; JMB-02 on 1 February, for another office; JMB-11 begins in April.
    assert frame.loc["JMB-01", ["activity", "days_without", "acquisitions"]].tolist() == ["lapsing", 90, 1]
    assert frame.loc["JMB-02", ["activity", "days_without", "acquisitions"]].tolist() == ["idle", 42, 2]
    # Never anybody, and registered since 12 November, 123 days before.
    assert frame.loc["JMB-03", ["activity", "days_without", "acquisitions"]].tolist() == ["lapsing", 123, 0]
    assert "JMB-11" not in frame.index
    of_mjb = supervised.run("cadre_activity", Filters(office=("MJB",))).set_index("cadre_code")
    assert of_mjb.loc["MJB-01", "activity"] == "active"
    # In December all had registered less than three months before.
    earlier = supervised.run("cadre_activity", Filters(to=date(2016, 12, 15), office=("JMB",)))
    activity = earlier.set_index("cadre_code")["activity"]
    assert (activity["JMB-01"], activity["JMB-03"]) == ("active", "starting")


RETENTION = ["acquisitions", "active", "inactive", "unknown", "retention"]


def test_retention_follows_each_cohort_by_the_latest_statuses(supervised):
    # In February 2017 worker 2 and 3 are active, 1 and 4 are not; of 5, 6 and 7 nothing is known.
    assert rows_by(supervised.run("retention_by_month"), "month", RETENTION) == {
        pd.Timestamp(2016, 12, 1): [2, 1, 1, 0, 0.5],
        pd.Timestamp(2017, 2, 1): [3, 1, 1, 1, 0.5],
        pd.Timestamp(2017, 3, 1): [2, 0, 0, 2, None],
    }
    assert rows_by(supervised.run("retention_by_office"), "office_code", RETENTION) == {
        "JMB": [3, 1, 1, 1, 0.5],
        "TBO": [3, 1, 1, 1, 0.5],
        "MJB": [1, 0, 0, 1, None],
    }
    assert rows_by(supervised.run("retention_by_cadre"), "cadre_code", RETENTION) == {
        "JMB-02": [2, 2, 0, 0, 1.0],
        "JMB-01": [1, 0, 1, 0, 0.0],
        "NEW-1": [1, 0, 1, 0, 0.0],
        "": [2, 0, 0, 2, None],
        "MJB-01": [1, 0, 0, 1, None],
    }
    assert rows_by(supervised.run("retention_by_event"), "event_code", RETENTION) == {"": [7, 2, 2, 3, 0.5]}


def test_retention_looks_no_further_than_the_period(supervised):
    # Of January only worker 1 is known, as active; before it nobody is.
    january = supervised.run("retention_by_month", Filters(to=date(2017, 1, 31)))
    assert rows_by(january, "month", RETENTION) == {pd.Timestamp(2016, 12, 1): [2, 1, 0, 1, 1.0]}
    december = supervised.run("retention_by_month", Filters(to=date(2016, 12, 31)))
    assert rows_by(december, "month", RETENTION) == {pd.Timestamp(2016, 12, 1): [2, None, None, 2, None]}


def test_the_first_status_of_those_acquired_may_lie_after_the_period(supervised):
    # Of worker 1, acquired in December, January is the first month known; of those of March none is.
    december = supervised.run("first_status_month", Filters(to=date(2016, 12, 31)))
    assert december["status_month"].tolist() == [pd.Timestamp(2017, 1, 1)]
    assert supervised.run("first_status_month", Filters(from_=date(2017, 3, 1)))["status_month"].isna().all()


EVENTS = """kode_kegiatan;nama_kegiatan;jenis;lokasi;kabupaten;kode_kantor;mulai;selesai
GRB-1;Grebeg Pasar;grebeg pasar;Pasar;Tebo;TBO;14-11-2016 08:00;14-11-2016 10:00
SOS-1;Sosialisasi;sosialisasi;Balai;Tebo;TBO;15-12-2016 08:00;15-12-2016 10:00
"""
ATTENDANCE = """kode_kegiatan;kode_kader
GRB-1;TBO-01
SOS-1;TBO-01
SOS-1;TBO-02
"""
CLAIMED = """nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;kode_kegiatan;iuran
1599000000000001;14-11-2016;BPU;TBO;TBO-01;GRB-1;16800
1599000000000002;14-11-2016;PU;TBO;TBO-01;GRB-1;50000
1599000000000002;20-11-2016;PU;TBO;TBO-02;;50000
1599000000000003;16-11-2016;BPU;TBO;TBO-01;;16800
"""


def test_what_a_cadre_brought_at_which_event(empty_path, tmp_path):
    with filled(empty_path, tmp_path, events=EVENTS, attendance=ATTENDANCE, enrollments=CLAIMED) as store:
        # The day after the founding events.
        later = Filters(from_=date(2016, 11, 13), cadre=("TBO-01", "TBO-02"))
        frame = store.run("acquisition_by_cadre_and_event", later)
        columns = ["attended", "acquisitions", "pu", "bpu", "contribution", "disputed"]
        found = {
            (row.cadre_code, row.event_code): [None if pd.isna(row[name]) else row[name] for name in columns]
            for _place, row in frame.iterrows()
        }
        unknown = [None] * 5
        # Worker 2 was claimed by TBO-02 as well, six days later: TBO-01 keeps the credit.
        assert found == {
            ("TBO-01", "GRB-1"): [True, 2, 1, 1, 66_800, 1],
            # Of the month of the second event nothing was sent: what it brought nobody knows.
            ("TBO-01", "SOS-1"): [True, *unknown],
            ("TBO-01", ""): [False, 1, 0, 1, 16_800, 0],
            ("TBO-02", "SOS-1"): [True, *unknown],
        }
        november = store.run("acquisition_by_cadre_and_event", Filters(to=date(2016, 11, 30)))
        assert "SOS-1" not in set(november.event_code)
        ranked = store.run("acquisition_by_cadre").set_index("cadre_code").disputed
        assert ranked[["TBO-01", "TBO-02"]].tolist() == [1, 0]
        theirs = store.run("disputed_workers", Filters(cadre=("TBO-02",)))
        assert theirs.cadre_code.tolist() == ["TBO-01", "TBO-02"]
        assert store.run("disputed_workers", Filters(cadre=("TBO-03",))).empty
