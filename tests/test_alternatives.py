"""What charts say to those who do not see them."""

import plotly.graph_objects as go

from acquisition.charts import SPOKEN, Row, alternative, ranked_bars


def test_a_chart_says_its_finding_and_each_of_its_values():
    bars = ranked_bars(
        [Row("KC Jambi", 97, "97", "#111111", "51 %"), Row("<b>Tebo</b> & co", 15, "15", "#222222")]
    )
    assert alternative(bars, "KC Jambi leads") == "KC Jambi leads: KC Jambi, 51 %, 97; <b>Tebo</b> & co, 15"


def test_a_value_that_two_layers_tell_is_said_once_and_of_many_the_first_ones():
    chart = go.Figure(
        [
            go.Bar(hovertext=[f"<b>{place}</b><br>many" for place in range(SPOKEN + 1)]),
            go.Scatter(hovertext="0, many"),
        ]
    )
    said = alternative(chart, "So it is")
    assert said.startswith("So it is: 0, many; 1, many; ") and said.endswith(f"{SPOKEN - 1}, many; …")
    assert said.count("0, many") == 2  # of 0 and of 10


def test_a_chart_without_values_says_its_finding():
    assert alternative(go.Figure(), "Nothing yet") == "Nothing yet"
