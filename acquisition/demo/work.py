"""What workers do, earn and pay: occupation, programs, wage and monthly contribution."""

import numpy as np
import pandas as pd

from acquisition.demo import chance, timeline
from acquisition.demo.founding import LOWEST_INCOME
from acquisition.demo.founding import OCCUPATIONS as MARKET_OCCUPATIONS

# Minimum wage of Jambi province by year, rupiah a month.
MINIMUM_WAGE = {2016: 1_906_650, 2017: 2_063_949}
# Programs of wage earners, their share, and the contribution in per cent of the wage:
# JKK 0.24 (lowest risk) + JKM 0.30, JHT 3.7 + 2, JP 2 + 1.
WAGE_PROGRAMS = {
    "JKK+JKM+JHT+JP": (0.68, 9.24),
    "JKK+JKM+JHT": (0.22, 6.24),
    "JKK+JKM": (0.10, 0.54),
}
# Programs of the self-employed at the lowest declared income: JKK 1 % + JKM 6,800, JHT 2 % on top.
OWN_PROGRAMS = {"JKK+JKM": 16_800, "JKK+JKM+JHT": 36_800}
WITH_SAVINGS = 0.14
OCCUPATIONS = {
    "BPU": (
        *MARKET_OCCUPATIONS,
        *("Petani karet",) * 8,
        *("Petani sawit",) * 6,
        *("Nelayan", "Tukang ojek", "Sopir angkot", "Pedagang keliling") * 3,
        *("Tukang bangunan", "Penjahit", "Pemulung", "Guru ngaji", "Pengrajin batik") * 2,
    ),
    "PU": (
        *("Karyawan toko", "Buruh kebun sawit", "Operator pabrik") * 4,
        *("Karyawan swasta", "Satpam", "Sopir perusahaan", "Petugas kebersihan", "Kasir") * 2,
        *("Guru honorer", "Perawat", "Teknisi", "Pramuniaga", "Karyawan hotel"),
    ),
    "JAKON": ("Tukang", "Kuli bangunan", "Mandor proyek"),
    "PMI": ("Pekerja rumah tangga", "Pekerja kebun"),
}
NO_AMOUNT = -1


def described(workers: pd.DataFrame) -> pd.DataFrame:
    """The workers with program, occupation, wage and contribution (rupiah a month; NO_AMOUNT: none told).

    Workers of one employer have the same programs, and wages near each other.
    """
    random = chance.of("work")
    described = workers.assign(program="JKK+JKM", occupation="", wage=NO_AMOUNT, contribution=NO_AMOUNT)
    for segment, occupations in OCCUPATIONS.items():
        mine = (workers.segment == segment).to_numpy()
        described.loc[mine, "occupation"] = random.choice(
            np.array(occupations, dtype=object), size=mine.sum()
        )
    _self_employed(random, described)
    _wage_earners(random, described)
    return described


def _self_employed(random: np.random.Generator, workers: pd.DataFrame) -> None:
    mine = (workers.segment == "BPU").to_numpy()
    own = (workers.funding == "mandiri").to_numpy()[mine]
    saves = own & (random.random(mine.sum()) < WITH_SAVINGS)
    programs = np.array(list(OWN_PROGRAMS), dtype=object)
    workers.loc[mine, "program"] = programs[saves.astype(int)]
    workers.loc[mine, "contribution"] = np.array(list(OWN_PROGRAMS.values()))[saves.astype(int)]
    workers.loc[mine, "wage"] = LOWEST_INCOME


def _wage_earners(random: np.random.Generator, workers: pd.DataFrame) -> None:
    mine = (workers.segment == "PU").to_numpy()
    batch = workers.batch.to_numpy()[mine]
    # Those who came without an employer are an employer's only one.
    alone = batch < 0
    batch = np.where(alone, batch.max() + np.cumsum(alone), batch)
    employers = batch.max() + 1
    shares, rates = (np.array(each) for each in zip(*WAGE_PROGRAMS.values(), strict=True))
    chosen = random.choice(len(shares), size=employers, p=shares)[batch]
    level = random.lognormal(0.08, 0.12, employers)[batch] * random.lognormal(0, 0.06, len(batch))
    minimum = np.array(list(MINIMUM_WAGE.values()))[timeline.YEAR_OF[workers.day[mine]] - 2016]
    wage = np.maximum(np.round(minimum * level, -3), minimum).astype(int)
    workers.loc[mine, "program"] = np.array(list(WAGE_PROGRAMS), dtype=object)[chosen]
    workers.loc[mine, "wage"] = wage
    # In hundredths of a per cent, so that halves round the same everywhere.
    workers.loc[mine, "contribution"] = (wage * np.round(rates * 100).astype(int)[chosen] + 5_000) // 10_000
