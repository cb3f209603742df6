"""Who of the self-employed is active: fewer than were acquired."""

import numpy as np

from acquisition.demo import chance, exports, timeline
from acquisition.demo.sample import Sample

# Self-employed workers of 2017 who are active at its end (moneter.co.id).
ACTIVE_BPU = 10_975
# How likely a worker stays active, by who pays: sponsors pay for a few months.
STAYING = {"mandiri": 1.0, "apbd": 0.35, "desa": 0.3, "csr": 0.2}
STRANGERS = 15


def statuses(sample: Sample, month: str) -> bytes:
    """CSV of the self-employed acquired up to a month (MM-YYYY): whether each is active in it.

    At the end of 2017 exactly ACTIVE_BPU of those acquired in that year are.
    """
    random = chance.of("statuses")
    workers = sample.new[sample.new.segment == "BPU"]
    weight = workers.funding.map(STAYING).to_numpy()
    keen = random.random(len(workers)) ** (1 / weight)
    of_2017 = timeline.YEAR_OF[workers.day] == 2017
    threshold = np.sort(keen[of_2017])[-ACTIVE_BPU]
    active = keen >= threshold if month == "12-2017" else keen >= threshold / 2
    number, year = month.split("-")
    known = timeline.MONTH_OF[workers.day] <= (int(year) - 2016) * 12 + int(number) - 1
    niks = sample.people.nik[workers.worker]
    rows = [
        (nik, month, "aktif" if is_active else "non aktif")
        for nik, is_active in sorted(zip(niks[known], active[known], strict=True))
    ]
    strangers = ((f"15999901017{number:05}", month, "non aktif") for number in range(1, STRANGERS + 1))
    return exports.plain([("nik", "blth", "status"), *rows, *strangers])
