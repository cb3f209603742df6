"""Every figure: declared completely, run on an empty store, and right on rows that can be counted by hand."""

from datetime import date

import pytest

from acquisition.figures import FIGURES, parse_figure
from acquisition.filters import Filters
from acquisition.sql import QUERIES


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_runs_on_an_empty_store(store, name):
    columns = store.run(name).columns
    assert len(columns) == len(set(columns)) > 0


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_one_row_per_grain(founding, name):
    figure, result = FIGURES[name], founding.run(name)
    if figure.grain == "one row":
        assert len(result) == 1
    else:
        assert not result.duplicated([column.strip() for column in figure.grain.split(",")]).any()


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_figure_is_one_select_that_uses_each_filter_it_declares(figure):
    code = "\n".join(line for line in figure.sql.splitlines() if not line.startswith("--"))
    assert code.rstrip().find(";") == len(code.rstrip()) - 1
    assert code.lstrip().split()[0] in ("select", "with")
    assert {name for name in Filters.names() if f"${name}" in code} == set(figure.filters)


def test_names_of_figures_are_unique():
    files = [path for path in QUERIES.glob("*/*.sql") if path.stem in FIGURES]
    assert len(files) == len(FIGURES)


def test_a_figure_without_a_definition_is_not_accepted():
    with pytest.raises(ValueError, match="no Definition, Grain"):
        parse_figure("x", "page", "-- Question: How many?\n-- Filters: none\nselect 1")


# Five enrollments of four workers. Worker 1 enrolls again in December: a re-registration for Muaro Jambi.
ROWS = """nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;kode_kegiatan;kabupaten;iuran
1599000000000001;12-11-2016;BPU;JMB;JMB-01;GRB-20161112;Kota Jambi;16800
1599000000000002;12-11-2016;BPU;JMB;JMB-02;GRB-20161112;Kota Jambi;36800
1599000000000003;13-11-2016;PU;TBO;TBO-01;;Tebo;50000
1599000000000004;14-11-2016;BPU;TBO;;;;16800
1599000000000001;01-12-2016;PU;MJB;MJB-01;;Muaro Jambi;90000
"""


@pytest.fixture
def five_rows(store, import_text):
    assert import_text(ROWS).accepted == 5
    return store


def picked(figure, key, columns):
    return {row[key]: [row[column] for column in columns] for row in figure.to_dict("records")}


def test_acquisition_total(five_rows):
    total = five_rows.run("acquisition_total").iloc[0]
    assert total.acquisitions == 4
    assert total.reregistrations == 1
    assert total.contribution == 16_800 + 36_800 + 50_000 + 16_800
    assert (total.pu, total.bpu, total.cadres, total.events, total.unplaced) == (1, 3, 3, 1, 1)
    assert total.last_on.date() == date(2016, 11, 14)


def test_acquisition_by_office(five_rows):
    offices = five_rows.run("acquisition_by_office").set_index("office_code")
    columns = ["acquisitions", "reregistrations", "contribution", "pu", "bpu", "cadres", "active_cadres"]
    assert offices.loc[["JMB", "TBO", "MJB"], columns].values.tolist() == [
        [2, 0, 53_600, 0, 2, 10, 2],
        [2, 0, 66_800, 1, 1, 4, 1],
        [0, 1, 0, 0, 0, 4, 0],
    ]
    # The other two have sent nothing: that is no zero.
    assert offices.loc[["TJB", "BTH"]].acquisitions.isna().all()
    assert offices.cadres[["TJB", "BTH"]].tolist() == [4, 3]


def test_acquisition_by_event(five_rows):
    events = five_rows.run("acquisition_by_event", Filters(office=("JMB",)))
    # Ten cadres of KC Jambi were present for the two hours.
    columns = ["acquisitions", "hours", "cadres", "acquisitions_per_hour", "acquisitions_per_cadre"]
    assert picked(events, "event_code", columns)["GRB-20161112"] == [2, 2, 10, 1.0, 0.2]
    everywhere = five_rows.run("acquisition_by_event")
    assert picked(everywhere, "event_code", ["acquisitions"]) == {
        "GRB-20161112": [2],
        "PEL-20161111": [0],
        "": [2],
    }


def test_acquisition_by_cadre_shares_ranks(five_rows):
    cadres = picked(five_rows.run("acquisition_by_cadre"), "cadre_code", ["rank", "acquisitions"])
    assert [cadres[code] for code in ("JMB-01", "JMB-02", "TBO-01")] == [[1, 1]] * 3
    assert cadres["MJB-01"] == [None, 0]  # who brought nobody has no rank
    assert cadres[""][1] == 1


def test_acquisition_by_regency_keeps_the_unplaced_apart(five_rows):
    regencies = five_rows.run("acquisition_by_regency")
    placed = regencies[regencies.acquisitions > 0]
    assert placed[["regency_code", "segment", "acquisitions"]].values.tolist() == [
        ["1508", "PU", 1],
        ["1571", "BPU", 2],
        ["", "BPU", 1],
    ]


def test_uncovered_by_regency_falls_by_the_acquisitions_after_the_baseline(five_rows):
    before = five_rows.run("uncovered_by_regency", Filters(to=date(2016, 11, 11))).set_index(
        ["regency_code", "segment"]
    )
    after = five_rows.run("uncovered_by_regency").set_index(["regency_code", "segment"])
    fallen = (before.uncovered - after.uncovered).dropna()
    assert fallen[fallen > 0].to_dict() == {("1508", "PU"): 1, ("1571", "BPU"): 2}
    assert after.loc[("", "BPU"), "acquisitions"] == 1


def test_uncovered_by_regency_knows_nothing_before_the_first_baseline(five_rows):
    earlier = five_rows.run("uncovered_by_regency", Filters(to=date(2016, 11, 10)))
    assert earlier.uncovered.isna().all()


def test_a_snapshot_shows_what_was_known_then(five_rows, import_text):
    then = five_rows.snapshot()
    import_text("nik;tanggal_kepesertaan;segmen;kode_kantor\n1599000000000009;12-11-2016;PU;BTH")
    assert five_rows.run("acquisition_total").iloc[0].acquisitions == 5
    assert five_rows.run("acquisition_total", snapshot=then).iloc[0].acquisitions == 4
