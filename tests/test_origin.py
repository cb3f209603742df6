"""Which link leads from a row of a figure to the files and lines behind it."""

import pytest

from acquisition import origin


@pytest.mark.parametrize(
    ("row", "chosen", "asked"),
    [
        ({"cadre_code": "TBO-02", "cadre": "Kader TBO-02", "office_code": "TBO"}, ("cadre", "TBO-02"),
         {"cadre": "TBO-02"}),
        # The regency of an event is where it was held, not where the workers live.
        ({"event_code": "GRB", "event": "GRB", "regency_code": "1571"}, ("event", "GRB"), {"event": "GRB"}),
        ({"regency_code": "1508", "regency": "Tebo"}, ("regency", "1508"), {"regency": "1508"}),
        # Outside events is a choice too.
        ({"event_code": "", "event": ""}, ("event", ""), {"event": ""}),
        ({"office_code": "TBO", "office": "KCP Tebo"}, ("office", "TBO"), {}),
        ({"month": "2017-01-01"}, None, {}),
    ],
)  # fmt: skip
def test_a_row_leads_to_what_it_is_made_of(row, chosen, asked):
    assert origin.choice(row) == chosen
    assert origin.parameters(row) == {"section": "lineage", **asked}
