"""The published figures of 12 November 2016 (Tribun Jambi, 13 Nov 2016), out of the imported workbook."""

from datetime import date

from acquisition.filters import Filters


def test_25_cadres_as_10_4_4_4_3(founding):
    offices = founding.run("acquisition_by_office").set_index("office_code")
    assert offices.cadres.to_dict() == {"JMB": 10, "MJB": 4, "TBO": 4, "TJB": 4, "BTH": 3}
    assert offices.acquisitions.sum() == 192


def test_192_in_two_hours_are_96_an_hour_and_768_a_hundred_cadres(founding):
    events = founding.run("acquisition_by_event").set_index("event_code")
    market = events.loc["GRB-20161112"]
    assert (market.acquisitions, market.hours, market.cadres) == (192, 2, 25)
    assert (market.acquisitions_per_hour, market.acquisitions_per_cadre) == (96, 7.68)
    assert events.acquisitions.sum() == 192


def test_the_rewarded_three_lead_the_ranking(founding):
    cadres = founding.run("acquisition_by_cadre")
    leaders = cadres[cadres["rank"] <= 3]
    assert leaders[["rank", "cadre", "office_code"]].values.tolist() == [
        [1, "Asnawi Alamsyah", "JMB"],
        [2, "Laila Jumati", "BTH"],
        [3, "Mailisa", "JMB"],
    ]
    assert leaders.iloc[0].acquisitions == 20
    assert len(cadres) == 25


def test_the_reward_ranking_of_the_grebeg_pasar(founding):
    ranking = founding.run("event_reward_ranking", Filters(event=("GRB-20161112",)))
    assert ranking[["rank", "cadre", "acquisitions"]].head(3).values.tolist() == [
        [1, "Asnawi Alamsyah", 20],
        [2, "Laila Jumati", 17],
        [3, "Mailisa", 15],
    ]
    assert (len(ranking), ranking.acquisitions.sum(), ranking.disputed.sum()) == (25, 192, 0)
    assert ranking.present.all()


def test_the_twelfth_of_november_2016_was_a_saturday_of_a_market_sweep(founding):
    (market,) = (
        founding.run("acquisition_by_event_weekday", Filters(from_=date(2016, 11, 12)))
        .query("weekday == 6")
        .itertuples()
    )
    assert (market.acquisitions, market.acquisitions_per_hour, market.acquisitions_per_cadre) == (
        192,
        96,
        7.68,
    )
    assert founding.run("event_share_by_month").event_share.tolist() == [1.0]
    assert founding.run("events_without_acquisitions").event_code.tolist() == ["PEL-20161111"]


def test_every_worker_has_at_least_two_programs(founding):
    with founding.cursor() as cursor:
        programs = {row[0] for row in cursor.execute("select distinct program from claims").fetchall()}
    assert programs == {"JKK+JKM", "JKK+JKM+JHT"}


def test_the_baseline_sums_to_the_published_figures_and_falls_by_the_192(founding):
    uncovered = founding.run("uncovered_by_regency")
    by_segment = uncovered.groupby("segment")[["baseline", "uncovered"]].sum()
    assert by_segment.to_dict("index") == {
        "PU": {"baseline": 380_000, "uncovered": 380_000},
        "BPU": {"baseline": 430_000, "uncovered": 430_000 - 192},
    }
    the_day_before = founding.run("uncovered_by_regency", Filters(to=date(2016, 11, 11)))
    assert the_day_before.uncovered.sum() == 810_000


def test_no_name_and_no_nik_is_in_the_store(founding):
    files = [path for path in founding.path.rglob("*") if path.is_file()]
    assert len(files) > 5
    for path in files:
        content = path.read_bytes()
        assert b"Peserta Contoh" not in content, path
        assert b"1599" + b"0" not in content, path
    for table, text in founding_tables(founding).items():
        assert "Peserta Contoh" not in text, table


def founding_tables(store):
    """Every table of the store as text, Parquet and catalog decoded."""
    with store.cursor() as cursor:
        named = "select concat_ws('.', database_name, schema_name, table_name) from duckdb_tables()"
        names = cursor.execute(named).fetchall()
        return {name: str(cursor.table(name).fetchall()) for (name,) in names if "ducklake" not in name}
