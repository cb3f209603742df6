"""Offices by month, their mix and their productivity: worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from acquisition.filters import Filters
from tests.filling import filled

# The data go from Friday 2 October 2015 to Monday 29 February 2016, a leap day. KCP Tebo joins in December
# and sends nothing for January; KCP Muaro Jambi has no cadre yet; the other two send nothing.
ENROLLMENTS = """nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;program;sumber_iuran;pekerjaan
1599000000000001;02-10-2015;BPU;JMB;J1;JKK+JKM;mandiri;Pedagang sayur
1599000000000002;31-10-2015;BPU;JMB;J1;2P;mandiri;PEDAGANG SAYUR
1599000000000003;30-11-2015;PU;JMB;J2;JKK+JKM+JHT;;Satpam
1599000000000004;01-12-2015;BPU;JMB;J1;3P;apbd;pedagang  sayur
1599000000000005;31-12-2015;BPU;JMB;X9;;desa;
1599000000000006;02-12-2015;BPU;TBO;T1;2P;mandiri;-
1599000000000007;29-02-2016;BPU;TBO;T1;2P;mandiri;Nelayan
1599000000000008;29-02-2016;BPU;TBO;;2P;mandiri;Nelayan
1599000000000009;29-02-2016;BPU;MJB;;4P;csr;Nelayan
1599000000000001;29-02-2016;BPU;MJB;;4P;csr;Nelayan
1599000000000010;04-01-2016;BPU;JMB;J2;2P;mandiri;Pedagang sayur
1599000000000011;29-02-2016;PU;JMB;J2;2P;mandiri;Pedagang sayur
"""
CADRES = """kode_kader;nama_kader;kode_kantor;sejak
J1;Kader J1;JMB;01-10-2015
J2;Kader J2;JMB;01-11-2015
T1;Kader T1;TBO;01-12-2015
T2;Kader T2;TBO;29-02-2016
T3;Kader T3;TBO;01-03-2016
"""
# Nothing was aimed at in December; Tebo's first month with a target is November, before its first file.
TARGETS = """kode_kantor;bulan;segmen;target_tk
JMB;10-2015;BPU;2
JMB;11-2015;BPU;4
JMB;12-2015;BPU;0
TBO;11-2015;BPU;1
TBO;02-2016;BPU;4
"""
DECEMBER = Filters(from_=date(2015, 12, 1), to=date(2015, 12, 31))
LEAP = Filters(from_=date(2016, 2, 1), to=date(2016, 2, 29))


@pytest.fixture(scope="module")
def branch(empty_path, tmp_path_factory):
    texts = {"enrollments": ENROLLMENTS, "cadres": CADRES, "targets": TARGETS}
    with filled(empty_path, tmp_path_factory.mktemp("branch"), **texts) as store:
        yield store


def rows(frame: pd.DataFrame, columns: list[str], **chosen: str) -> list[list]:
    """The rows chosen, these columns of them, with None where a cell is empty."""
    for column, value in chosen.items():
        frame = frame[frame[column] == value]
    cells = frame[columns].astype(object)
    return cells.where(cells.notna(), None).values.tolist()


BY_MONTH = ["acquisitions", "target", "against_target", "achievement", "status"]


def test_by_month_a_target_of_nothing_is_not_reached_and_what_was_not_sent_is_not_zero(branch):
    # Of the twelve rows, that of worker 1 in February is a re-registration.
    months = branch.run("acquisition_by_office_month")
    assert rows(months, BY_MONTH, office_code="JMB") == [
        [2, 2, 2, 1.0, "received"],
        [1, 4, 0, 0.0, "partial"],  # a wage earner only: no self-employed, as October had
        [2, 0, 2, None, "partial"],  # no wage earner, as November had
        [1, None, None, None, "partial"],
        [1, None, None, None, "partial"],
    ]
    # From November, the first month with a target, on; January was not sent.
    assert [str(day.date()) for day in months[months.office_code == "TBO"].month] == [
        "2015-11-01",
        "2015-12-01",
        "2016-01-01",
        "2016-02-01",
    ]
    assert rows(months, BY_MONTH[:4], office_code="TBO") == [
        [None, 1, None, None],
        [1, None, None, None],
        [None, None, None, None],
        [2, 4, 2, 0.5],
    ]


def test_by_month_an_office_begins_with_its_first_month(branch):
    months = branch.run("acquisition_by_office_month")
    # Muaro Jambi sent February alone: an acquisition, a re-registration. Who never sent misses all months.
    assert rows(months, ["acquisitions", "status"], office_code="MJB") == [[1, "partial"]]
    assert rows(months, ["acquisitions", "status"], office_code="BTH") == [[None, "missing"]] * 5


def test_by_month_the_leap_day_belongs_to_its_february(branch):
    one_day_less = Filters(from_=date(2016, 2, 1), to=date(2016, 2, 28))
    columns = ["acquisitions", "target", "target_partial"]
    assert rows(branch.run("acquisition_by_office_month", LEAP), columns, office_code="TBO") == [
        [2, 4, False]
    ]
    shorter = branch.run("acquisition_by_office_month", one_day_less)
    assert rows(shorter, columns, office_code="TBO") == [[0, 4, True]]


def test_by_month_the_months_sum_to_the_office(branch):
    for filters in (Filters(), DECEMBER, LEAP, Filters(segment=("BPU",)), Filters(funding=("mandiri",))):
        summed = branch.run("acquisition_by_office_month", filters).groupby("office_code").acquisitions.sum()
        whole = branch.run("acquisition_by_office", filters).set_index("office_code").acquisitions.dropna()
        assert summed[whole.index].tolist() == whole.tolist()


MIX = ["part", "acquisitions", "share", "share_of_known"]


def test_each_part_of_the_mix_has_its_share_and_the_unknown_is_one(branch):
    mix = branch.run("mix_by_office")
    jambi = mix[mix.office_code == "JMB"]
    # Workers 1, 2, 3, 4, 5, 10 and 11.
    assert rows(jambi, MIX, trait="segment") == [["BPU", 5, 5 / 7, 5 / 7], ["PU", 2, 2 / 7, 2 / 7]]
    assert rows(jambi, MIX, trait="package") == [
        ["2P", 4, 4 / 7, 4 / 6],
        ["3P", 2, 2 / 7, 2 / 6],
        ["", 1, 1 / 7, None],
    ]
    assert rows(jambi, MIX, trait="funding") == [
        ["mandiri", 4, 4 / 7, 4 / 6],
        ["apbd", 1, 1 / 7, 1 / 6],
        ["desa", 1, 1 / 7, 1 / 6],
        ["", 1, 1 / 7, None],
    ]
    # Five spellings of one occupation, of which "Pedagang sayur" is written three times.
    assert rows(jambi, MIX, trait="occupation") == [
        ["Pedagang sayur", 5, 5 / 7, 5 / 6],
        ["Satpam", 1, 1 / 7, 1 / 6],
        ["", 1, 1 / 7, None],
    ]
    # Whoever acquired nobody has no mix.
    assert set(mix.office_code) == {"JMB", "MJB", "TBO"}


PRODUCTIVITY = ["acquisitions", "acquisitions_by_cadres", "cadre_months", "active_cadre_months"]
RATES = ["acquisitions_per_cadre_month", "acquisitions_per_active_cadre_month"]


def test_productivity_is_sum_over_sum_of_the_months_sent(branch):
    # Jambi: J1 in five months and J2 in four, both active in all of theirs: J1, last on 1 December, is so
    # until February. They brought workers 1, 2, 3, 4, 10 and 11; X9, whom no list knows, the seventh.
    # Tebo sent December and February: T1 in both and active, T2 in February only. T1 brought two of three.
    productivity = branch.run("productivity_by_office")
    assert rows(productivity, ["office_code", "rank", *PRODUCTIVITY, *RATES]) == [
        ["JMB", 1, 7, 6, 9, 9, 6 / 9, 6 / 9],
        ["TBO", 1, 3, 2, 3, 2, 2 / 3, 2 / 2],
        ["MJB", None, 1, 0, 0, 0, None, None],  # no cadre
        ["BTH", None, None, None, 0, 0, None, None],  # nothing sent
        ["TJB", None, None, None, 0, 0, None, None],
    ]


def test_productivity_who_is_active_does_not_depend_on_other_filters(branch):
    # Of Jambi's December: J1 brought a self-employed worker; J2, active by that of November, none.
    december = branch.run("productivity_by_office", DECEMBER)
    assert rows(december, [*PRODUCTIVITY, *RATES], office_code="JMB") == [[2, 1, 2, 2, 1 / 2, 1 / 2]]
    wage_earners = branch.run("productivity_by_office", Filters(segment=("PU",)))
    assert rows(wage_earners, PRODUCTIVITY, office_code="JMB") == [[2, 2, 9, 9]]


def test_productivity_on_the_leap_day_counts_who_registered_on_it(branch):
    for last, cadre_months in ((28, 1), (29, 2)):
        february = branch.run("productivity_by_office", Filters(from_=LEAP.from_, to=date(2016, 2, last)))
        assert rows(february, ["cadre_months"], office_code="TBO") == [[cadre_months]]
