"""The map in a browser: each regency by click and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from acquisition import formatting
from acquisition.store import Store
from tests.e2e.screen import REGENCIES, choose, click_regency, number, option, settle


@pytest.fixture(scope="module")
def uncovered(founding_path) -> dict[str, tuple[str, str]]:
    """By regency code: the regency, and its uncovered PU and BPU workers as they are written."""
    store = Store.open(founding_path)
    frame = store.run("uncovered_by_regency")
    store.close()
    placed = frame[frame["regency_code"] != ""].groupby(["regency_code", "regency"])["uncovered"].sum()
    return {code: (name, formatting.integer(count, "id")) for (code, name), count in placed.items()}


def test_the_figures_looked_for_are_the_published_ones(uncovered):
    assert len(uncovered) == REGENCIES
    assert sum(int(count.replace(".", "")) for _, count in uncovered.values()) == 380_000 + 430_000 - 192
    # 57,206 PU + 64,733 BPU - 168
    assert uncovered["1571"] == ("Kota Jambi", "121.771")


def test_a_click_on_each_regency_shows_its_figure(dashboard, visit, uncovered):
    page = visit(f"{dashboard}/peta")
    assert page.evaluate("document.createElement('canvas').getContext('webgl')") is None
    for code, (name, count) in uncovered.items():
        click_regency(page, code, name)
        expect(number(page, name)).to_have_text(count)


def test_the_keyboard_reaches_each_regency(dashboard, visit, uncovered):
    page = visit(f"{dashboard}/peta")
    for name, count in uncovered.values():
        choose(page, "Kabupaten/kota", name)
        expect(number(page, name)).to_have_text(count)


def test_clicks_and_choices_take_turns(dashboard, visit):
    page = visit(f"{dashboard}/peta")
    box = page.get_by_role("combobox", name="Kabupaten/kota")
    click_regency(page, "1501", "Kerinci")
    expect(number(page, "Kerinci")).to_be_visible()
    choose(page, "Kabupaten/kota", "Tebo")
    expect(number(page, "Tebo")).to_be_visible()
    click_regency(page, "1501", "Kerinci")
    expect(number(page, "Kerinci")).to_be_visible()
    expect(box).to_have_value("Kerinci")
    page.get_by_role("button", name="Hapus isian").click()
    expect(number(page, "Semua kabupaten/kota")).to_have_text("809.808")
    click_regency(page, "1501", "Kerinci")
    expect(number(page, "Kerinci")).to_be_visible()


def test_each_measure_has_its_words_and_its_legend(dashboard, visit):
    page = visit(f"{dashboard}/peta")
    legend = page.locator(".map-legend")
    for short, words in (
        ("Per 1.000", "Per 1.000 penduduk bekerja (PU + BPU)"),
        ("Cakupan", "aktif dari potensi tenaga kerja"),
        ("Akuisisi", "tenaga kerja diakuisisi"),
        ("Bulan", "laju 3 bulan penuh terakhir"),
        ("Belum terlindungi", "Belum terlindungi (PU + BPU), tenaga kerja"),
    ):
        option(page, short).click()
        expect(legend).to_contain_text(words)
        settle(page)
    # 5 of 11 regencies lie in no office's territory.
    expect(legend).to_contain_text("bukan wilayah kerja: 5 kab/kota")
    expect(legend).to_contain_text("angka dasar estimasi: 11 kab/kota")


def test_a_measure_and_a_regency_stay_in_the_address_and_back_returns_to_the_map(dashboard, visit):
    page = visit(f"{dashboard}/peta?figure=per_1000&regency=1571")
    expect(option(page, "Per 1.000")).to_be_checked()
    expect(page.get_by_text("Wilayah kerja KC Jambi.")).to_be_visible()
    expect(page.get_by_role("heading", name="Kader yang bekerja di sana")).to_be_visible()
    expect(page.locator(".st-key-regency-districts .choroplethlocation")).to_have_count(1)
    page.get_by_role("button", name="Kembali ke semua kabupaten/kota").click()
    expect(number(page, "Semua kabupaten/kota")).to_have_text("809.808")
    expect(option(page, "Per 1.000")).to_be_checked()
    expect(page).not_to_have_url(re.compile("regency"))


def test_a_chosen_regency_follows_with_the_link(dashboard, visit):
    page = visit(f"{dashboard}/peta")
    click_regency(page, "1508", "Tebo")
    # 39,488 PU + 44,684 BPU
    expect(number(page, "Tebo")).to_have_text("84.172")
    expect(number(visit(page.url), "Tebo")).to_have_text("84.172")


def test_where_next_draws_every_kecamatan_on_its_regency(dashboard, visit):
    page = visit(f"{dashboard}/ke-mana?by=district")
    expect(page.locator(".st-key-districts .choroplethlocation")).to_have_count(REGENCIES)
    # Besides, the lines to the names of the two small cities end in two points each.
    expect(page.locator(".st-key-districts .scattergeo .point")).to_have_count(144 + 2 * 2)
    option(page, "Belum ada kader").click()
    expect(page.locator(".priorities.names")).to_contain_text("Siulak Mukai")  # a kecamatan of Kerinci
