"""Cadres, supervisors and groups ranked."""

import pandas as pd

from acquisition import rankings
from acquisition.charts import NEUTRAL
from acquisition.i18n import language

ENGLISH = language("en")
COLOURS = {"JMB": "#2E2A7F", "TBO": "#0B7A6E"}
ACTIVE = {"registered": True, "active": True}


def cadre(code, acquisitions, rank, **changed):
    """A row of acquisition_by_cadre."""
    row = {
        "cadre_code": code, "cadre": f"Kader {code}", "office_code": "JMB", "office": "KC Jambi",
        "rank": rank, "acquisitions": acquisitions, "contribution": acquisitions * 16_800, "disputed": 0,
        **ACTIVE,
    }  # fmt: skip
    return row | changed


def team(name, cadres, acquisitions, active=1):
    """A row of acquisition_by_supervisor."""
    return {
        "supervisor": name,
        "cadres": cadres,
        "active_cadres": active,
        "acquisitions": acquisitions,
        "contribution": acquisitions * 16_800,
        "acquisitions_per_cadre": acquisitions / cadres if cadres else None,
    }


def cadres(*rows):
    return rankings.cadres(pd.DataFrame(rows), COLOURS, ENGLISH)


def teams(*rows):
    return rankings.teams(pd.DataFrame(rows), "supervisor", ENGLISH)


def test_who_is_not_active_is_grey_and_called_so():
    ranking = cadres(cadre("A", 20, 1), cadre("B", 9, 2, active=False), cadre("C", 1, 3, registered=False))
    active, inactive, unknown = (row for _, rows in ranking.panels for row in rows)
    assert (active.colour, active.muted, "active" in active.aside) == ("#2E2A7F", False, False)
    assert (inactive.colour, inactive.muted) == (NEUTRAL, True)
    assert inactive.aside.endswith(" · not active")
    assert unknown.aside.endswith(" · not registered")


def test_disputed_workers_are_marked_and_a_bar_knows_its_cadre():
    ranking = cadres(cadre("A", 20, 1, disputed=3), cadre("B", 9, 2))
    first, second = (row for _, rows in ranking.panels for row in rows)
    assert (first.code, "3 disputed" in first.aside) == ("A", True)
    assert (second.code, "disputed" in second.aside) == ("B", False)


def test_cadres_of_an_office_that_has_not_sent_everything_are_marked():
    frame = pd.DataFrame([cadre("A", 20, 1), cadre("B", 9, 2, office_code="TBO", office="KCP Tebo")])
    ranking = rankings.cadres(frame, COLOURS, ENGLISH, incomplete={"TBO"})
    jambi, tebo = (row for _, rows in ranking.panels for row in rows)
    assert (jambi.aside.split(" · ")[0], tebo.aside.split(" · ")[0]) == ("KC Jambi", "KCP Tebo\u00a0⚠")


def test_cadres_share_one_scale_and_the_rest_is_told():
    ranking = cadres(*(cadre(str(place), 100 - place, place) for place in range(1, 31)), cadre("", 7, None))
    assert [len(rows) for _, rows in ranking.panels] == [13, 13]
    assert ranking.longest == 99
    assert ranking.left_out == ("The first 26 of 30; the rest are in the table. 7 acquired without a cadre.")


def test_supervisors_are_ranked_in_all_and_per_cadre():
    # 100 / 10 = 10; 60 / 4 = 15.
    ranking = teams(team("Ani", 10, 100, active=8), team("Budi", 4, 60), team("", 0, 5))
    assert ranking.finding == "Ani leads with 100 workers; most per cadre: Budi, 15"
    (_, total), (_, per_cadre) = ranking.panels
    assert [(row.lead.strip(), row.name, row.text) for row in total] == [
        ("1", "Ani", "100"),
        ("2", "Budi", "60"),
    ]
    assert [(row.name, row.text) for row in per_cadre] == [("Budi", "15"), ("Ani", "10")]
    assert per_cadre[1].aside == "10 cadres, 8 with acquisitions"
    assert ranking.left_out == "5 acquired without a supervisor."


def test_teams_of_an_office_that_has_not_sent_everything_are_marked():
    cadres = pd.DataFrame(
        [("Ani", "TBO"), ("Ani", "JMB"), ("Budi", "JMB"), ("", "TBO")], columns=["supervisor", "office_code"]
    )
    incomplete = rankings.incomplete_teams(cadres, "supervisor", {"TBO"})
    assert incomplete == {"Ani"}
    frame = pd.DataFrame([team("Ani", 10, 100), team("Budi", 4, 60)])
    ranking = rankings.teams(frame, "supervisor", ENGLISH, incomplete)
    assert [row.name for row in ranking.panels[0][1]] == ["Ani\u00a0⚠", "Budi"]
    assert ranking.finding.startswith("Ani leads with 100 workers")


def test_who_leads_in_both_is_named_once():
    assert teams(team("Ani", 4, 100), team("Budi", 4, 60)).finding == (
        "Ani leads with 100 workers, and per cadre with 25"
    )


def test_a_supervisor_without_registered_cadres_has_no_rate():
    ranking = teams(team("Ani", 0, 100), team("Budi", 4, 60))
    assert ranking.finding == "Ani leads with 100 workers"
    assert [row.name for row in ranking.panels[1][1]] == ["Budi"]


def test_a_shared_lead_is_counted():
    assert teams(team("Ani", 2, 60), team("Budi", 3, 60)).finding == (
        "2 share first place with 60 workers each"
    )


def test_without_any_supervisor_that_is_said():
    assert teams(team("", 0, 5)).finding == "No supervisor is known for these acquisitions"
