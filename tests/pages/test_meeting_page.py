"""The page Rapat: what a meeting is called, what it says, and what it hands out."""

from datetime import date


def test_a_meeting_has_a_title_a_day_and_a_message(founding_path, open_page):
    app = open_page(founding_path, "meeting", lang="en")
    app.text_input(key="meeting-title").set_value("Evaluation *2016*").run()
    app.date_input(key="meeting-day").set_value(date(2016, 12, 5)).run()
    assert not app.exception
    (title,) = app.title
    assert title.value == r"Evaluation \*2016\*"
    (message,) = app.code
    assert message.value.splitlines()[:2] == ["*Evaluation ∗2016∗*", "5 December 2016"]
    assert "2016: 192 workers acquired" in message.value and len(message.value) < 1_000
    (contents,) = (one.value for one in app.markdown if one.value.startswith("1. "))
    assert contents.count("\n") >= 8
