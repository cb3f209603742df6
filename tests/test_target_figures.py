"""Acquisitions against targets, worked out by hand."""

from dataclasses import replace
from datetime import date
from itertools import product

import pandas as pd
import pytest

from acquisition.filters import Filters
from tests.filling import filled

# Seven workers; the first enrolls again. The data goes from Monday 3 October to Wednesday 7 December 2016.
ENROLLMENTS = """nik;tanggal_kepesertaan;segmen;kode_kantor;iuran;sumber_iuran;kabupaten
1599000000000001;03-10-2016;BPU;JMB;16800;mandiri;Kota Jambi
1599000000000002;04-10-2016;BPU;JMB;16800;mandiri;Kota Jambi
1599000000000003;05-10-2016;PU;JMB;50000;mandiri;Kota Jambi
1599000000000004;10-11-2016;BPU;JMB;36800;apbd;Kota Jambi
1599000000000005;10-11-2016;BPU;MJB;16800;mandiri;Muaro Jambi
1599000000000006;11-11-2016;BPU;TBO;20000;mandiri;Tebo
1599000000000001;11-11-2016;BPU;TBO;16800;mandiri;Tebo
1599000000000007;07-12-2016;BPU;JMB;16800;mandiri;Kota Jambi
"""
# None for wage earners, none for Muaro Jambi, Tebo's without a contribution; the last lies after the data.
TARGETS = """kode_kantor;bulan;segmen;target_tk;target_iuran
JMB;10-2016;BPU;4;67200
JMB;11-2016;BPU;2;50000
JMB;12-2016;BPU;5;84000
TBO;11-2016;BPU;2;
JMB;01-2017;BPU;10;168000
"""
AGAINST = ["target", "against_target", "achievement"]
CONTRIBUTION = ["target_contribution", "contribution_against_target", "contribution_achievement"]
NOVEMBER = Filters(from_=date(2016, 11, 1), to=date(2016, 11, 30))


@pytest.fixture(scope="module")
def targeted(empty_path, tmp_path_factory):
    with filled(
        empty_path, tmp_path_factory.mktemp("targeted"), enrollments=ENROLLMENTS, targets=TARGETS
    ) as store:
        yield store


def records(frame: pd.DataFrame, columns: list[str]) -> list[list]:
    """The rows of these columns, with None where a cell is empty."""
    cells = frame[columns].astype(object)
    return cells.where(cells.notna(), None).values.tolist()


def test_by_segment_only_the_cells_that_have_a_target_stand_against_it(targeted):
    segments = targeted.run("acquisition_by_segment")
    assert records(segments, ["segment", "acquisitions", "reregistrations", "contribution"]) == [
        ["PU", 1, 0, 50_000],
        ["BPU", 6, 1, 124_000],
    ]
    # October 4, November 2 + 2, December 5; of the six BPU, that of Muaro Jambi has no target.
    assert records(segments, AGAINST) == [[None, None, None], [13, 5, 5 / 13]]
    # The contribution of Tebo has no target.
    assert records(segments, CONTRIBUTION) == [[None, None, None], [201_200, 87_200, 87_200 / 201_200]]


# 3 + 3 + 1 workers in the three months: on 3, 4 and 5 October; 10, 10 and 11 November; 7 December.
DAYS = [
    (date(2016, 10, 4), date(2016, 10, 5), [2], 16_800 + 50_000),  # within a month
    (date(2016, 10, 5), date(2016, 11, 10), [1, 2], 50_000 + 36_800 + 16_800),  # the ends of two
    (date(2016, 10, 5), date(2016, 12, 6), [1, 3, 0], 50_000 + 36_800 + 16_800 + 20_000),  # one between them
    (date(2016, 10, 5), date(2016, 11, 30), [1, 3], 50_000 + 36_800 + 16_800 + 20_000),
    (date(2016, 11, 1), date(2016, 11, 10), [2], 36_800 + 16_800),
    (date(2016, 11, 1), date(2016, 11, 30), [3], 36_800 + 16_800 + 20_000),  # a whole one
    (None, date(2016, 10, 4), [2], 2 * 16_800),
    (date(2016, 11, 11), None, [1, 1], 20_000 + 16_800),
    (date(2016, 11, 11), date(2016, 11, 10), [], 0),  # none
]


@pytest.mark.parametrize("is_held", [False, True], ids=["on the lake", "on a copy"])
@pytest.mark.parametrize(("first", "last", "by_month", "contribution"), DAYS)
def test_whole_months_and_the_days_beside_them_are_counted_once(
    targeted, first, last, by_month, contribution, is_held
):
    snapshot = targeted.snapshot()
    if is_held:
        targeted.hold(snapshot)
    filters = Filters(from_=first, to=last)
    months = targeted.run("acquisition_by_month", filters, snapshot)
    assert list(months.acquisitions) == by_month
    assert months.contribution.sum() == contribution
    segments = targeted.run("acquisition_by_segment", filters, snapshot)
    assert (segments.acquisitions.sum(), segments.contribution.sum()) == (sum(by_month), contribution)


def test_by_segment_other_segments_appear_where_they_have_any(store, import_text):
    import_text("nik;tanggal_kepesertaan;segmen;kode_kantor\n1599000000000008;10-11-2016;Jakon;JMB")
    assert list(store.run("acquisition_by_segment").segment) == ["PU", "BPU", "JAKON"]
    assert list(store.run("acquisition_by_segment", Filters(segment=("PMI", "PU"))).segment) == ["PU"]


@pytest.mark.parametrize(
    ("first", "last", "target", "against", "partial"),
    [
        (date(2016, 11, 1), date(2016, 11, 30), 4, 2, False),
        (date(2016, 11, 2), date(2016, 11, 30), 4, 2, True),
        (date(2016, 11, 1), date(2016, 11, 29), 4, 2, True),
        (date(2016, 10, 3), date(2016, 10, 31), 4, 2, False),  # the 1st and 2nd were a weekend
        (date(2016, 11, 11), date(2016, 11, 30), 4, 1, True),  # that of Jambi was the day before
        (date(2016, 9, 15), date(2016, 11, 30), 8, 4, False),  # nothing was aimed at in September
        (date(2016, 10, 15), date(2016, 11, 30), 8, 2, True),
        (date(2016, 12, 1), date(2017, 1, 31), 5, 1, True),  # the data ends on 7 December
        (date(2017, 1, 1), date(2017, 1, 31), None, None, False),  # a target, but after the data
        (date(2015, 1, 1), date(2015, 12, 31), None, None, False),
    ],
)
def test_the_target_is_that_of_the_whole_months_the_period_touches(
    targeted, first, last, target, against, partial
):
    segments = targeted.run("acquisition_by_segment", Filters(from_=first, to=last, segment=("BPU",)))
    assert records(segments, ["target", "against_target", "target_partial"]) == [[target, against, partial]]


@pytest.mark.parametrize("filters", [Filters(funding=("mandiri",)), Filters(regency=("1571",))])
def test_no_target_is_set_for_funding_or_regency(targeted, filters):
    columns = ["target", "against_target", "contribution_against_target", "achievement"]
    for name in ("acquisition_by_segment", "acquisition_by_office"):
        assert targeted.run(name, filters)[columns].isna().all(axis=None), name
    assert targeted.run("acquisition_by_month", filters)[AGAINST].isna().all(axis=None)
    assert targeted.run("target_outlook", filters)[["target_whole", "needed"]].isna().all(axis=None)


def test_by_month_targets_and_what_stands_against_them_add_up(targeted):
    months = targeted.run("acquisition_by_month")
    columns = ["acquisitions", "pu", "bpu", "contribution", "target", "against_target"]
    assert records(months, columns) == [
        [3, 1, 2, 83_600, 4, 2],  # October
        [3, 0, 3, 73_600, 4, 2],
        [1, 0, 1, 16_800, 5, 1],
    ]
    cumulative = ["cumulative_acquisitions", "cumulative_target", "cumulative_against_target", "achievement"]
    assert records(months, cumulative) == [[3, 4, 2, 0.5], [6, 8, 4, 0.5], [7, 13, 5, 5 / 13]]
    assert [month.date() for month in months.month] == [date(2016, month, 1) for month in (10, 11, 12)]


def test_by_month_a_month_without_a_target_keeps_the_sum_so_far(targeted):
    months = targeted.run("acquisition_by_month", Filters(from_=date(2016, 9, 1), office=("TBO",)))
    assert records(months, ["target", "cumulative_target", "cumulative_against_target", "achievement"]) == [
        [None, None, None, None],
        [None, None, None, None],
        [2, 2, 1, 0.5],
        [None, 2, 1, 0.5],
    ]


def test_by_office(targeted):
    offices = targeted.run("acquisition_by_office").set_index("office_code").loc[["JMB", "TBO", "MJB"]]
    assert records(offices, [*AGAINST, "target_partial"]) == [
        [11, 4, 4 / 11, True],
        [2, 1, 1 / 2, False],
        [None, None, None, False],
    ]
    assert records(offices, CONTRIBUTION) == [
        [201_200, 87_200, 87_200 / 201_200],
        [None, None, None],
        [None, None, None],
    ]


def test_an_office_that_has_sent_nothing_has_a_target_and_no_achievement(targeted):
    december = Filters(from_=date(2016, 12, 1), to=date(2016, 12, 31), office=("TBO",))
    assert records(targeted.run("acquisition_by_office", december), AGAINST) == [[None, None, None]]
    october_to_december = targeted.run("acquisition_by_office", Filters(office=("TBO",)))
    assert records(october_to_december, AGAINST) == [[2, 1, 0.5]]


@pytest.mark.parametrize(
    ("first", "last", "target", "against", "needed", "days"),
    [
        # After Wednesday 7 December 2016: 8-9, 13-16, 19-23 and 27-30; the 12th and 26th are holidays.
        (date(2016, 10, 1), date(2016, 12, 31), 13, 5, 8, 15),
        (date(2016, 10, 1), date(2016, 12, 10), 13, 5, 8, 15),
        # And from 3 January, the 2nd being joint leave, to the 31st.
        (date(2016, 10, 1), date(2017, 1, 31), 23, 5, 18, 15 + 21),
        (None, None, 13, 5, 8, 15),
        # A period that begins after the data has its own days only.
        (date(2017, 1, 1), date(2017, 1, 31), 10, 0, 10, 21),
        (date(2016, 11, 1), date(2016, 11, 30), 4, 2, 2, 0),
    ],
)
def test_what_is_needed_a_working_day(targeted, first, last, target, against, needed, days):
    outlook = targeted.run("target_outlook", Filters(from_=first, to=last))
    columns = ["target_whole", "against_target", "needed", "working_days_left", "needed_per_working_day"]
    assert records(outlook, columns) == [[target, against, needed, days, needed / days if days else None]]
    assert outlook.period_end[0].date() == (last or date(2016, 12, 7))
    assert outlook.as_of[0].date() == date(2016, 12, 7)


def test_nothing_is_needed_beyond_the_target(store, import_text):
    import_text(ENROLLMENTS)
    import_text("kode_kantor;bulan;segmen;target_tk\nTBO;11-2016;BPU;0\nJMB;11-2016;BPU;1", "target.csv")
    outlook = store.run("target_outlook", NOVEMBER)
    # Tebo acquired one against 0, Jambi one against 1.
    assert records(outlook, ["target_whole", "against_target", "needed"]) == [[1, 2, 0]]
    tebo = store.run("acquisition_by_office", replace(NOVEMBER, office=("TBO",)))
    assert records(tebo, AGAINST) == [[0, 1, None]]


def test_without_targets_nothing_is_said_of_them(store, import_text):
    import_text(ENROLLMENTS)
    columns = ["target_whole", "against_target", "needed", "needed_per_working_day"]
    assert store.run("target_outlook")[columns].isna().all(axis=None)
    assert store.run("acquisition_by_month")[AGAINST].isna().all(axis=None)


def test_every_breakdown_of_targets_sums_to_the_same(targeted):
    periods = [
        (None, None),
        (date(2016, 10, 4), date(2016, 11, 10)),
        (date(2016, 11, 10), date(2016, 12, 31)),
        (date(2016, 12, 31), None),
    ]
    for (first, last), office, segment in product(periods, [(), ("TBO", "MJB")], [(), ("BPU",)]):
        filters = Filters(from_=first, to=last, office=office, segment=segment)
        months = targeted.run("acquisition_by_month", filters)
        for name in ("acquisition_by_segment", "acquisition_by_office"):
            breakdown = targeted.run(name, filters)
            assert breakdown.target.sum() == months.target.sum(), (name, filters)
            assert breakdown.against_target.sum() == months.against_target.sum(), (name, filters)
        if len(months):
            assert records(months.tail(1), ["cumulative_target"])[0][0] in (None, months.target.sum())


OUTLOOK = "nik;tanggal_kepesertaan;segmen;kode_kantor\n" + "".join(
    f"15990000000001{number:02};{day}-11-2017;{segment};JMB\n"
    for number, (day, segment) in enumerate([(10, "BPU")] * 3 + [(20, "BPU")] * 2 + [(21, "PU")] * 12)
)


@pytest.mark.parametrize("last", [date(2017, 11, 15), date(2017, 11, 30), None])
def test_what_is_needed_counts_whole_months_and_no_segment_helps_another(store, import_text, last):
    import_text("kode_kantor;bulan;segmen;target_tk\nJMB;11-2017;BPU;100\nJMB;11-2017;PU;10\n")
    import_text(OUTLOOK)
    outlook = store.run("target_outlook", Filters(from_=date(2017, 11, 1), to=last)).iloc[0]
    assert (outlook.target_whole, outlook.against_target) == (110, 17)
    assert outlook.needed == 95  # BPU lack 95, PU have 2 beyond their 10
    assert outlook.working_days_left == 7  # 22, 23, 24 and 27 to 30 November
    assert outlook.needed_per_working_day == pytest.approx(95 / 7)
