"""Every figure by its name, as the oracle computes it."""

from collections.abc import Callable

import pandas as pd

from tests.oracle import (
    cadres,
    changes,
    data,
    events,
    offices,
    overview,
    regencies,
    retention,
    submissions,
    where_next,
)
from tests.oracle.selection import Selection

ORACLE: dict[str, Callable[[Selection], pd.DataFrame]] = {
    figure.__name__: figure
    for figure in (
        cadres.acquisition_by_cadre,
        cadres.acquisition_by_cadre_and_event,
        cadres.acquisition_by_cadre_group,
        cadres.acquisition_by_cadre_month,
        cadres.acquisition_by_supervisor,
        cadres.cadre_activity,
        cadres.cadre_norm,
        changes.acquisition_pace,
        changes.change_by_cadre,
        changes.change_by_event,
        changes.change_by_office,
        changes.change_by_segment,
        changes.lebarans,
        changes.projection,
        data.imports,
        data.unregistered,
        events.acquisition_by_event,
        events.acquisition_by_event_type,
        events.acquisition_by_event_weekday,
        events.acquisition_by_venue,
        events.event_reward_ranking,
        events.event_share_by_month,
        events.events_without_acquisitions,
        offices.acquisition_by_office,
        offices.acquisition_by_office_month,
        offices.acquisition_by_office_segment,
        offices.mix_by_office,
        offices.office_names,
        offices.productivity_by_office,
        overview.acquisition_by_month,
        overview.acquisition_by_segment,
        overview.acquisition_total,
        overview.active_cadres,
        overview.data_as_of,
        overview.participation,
        overview.target_outlook,
        regencies.acquisition_by_regency,
        regencies.coverage_by_regency,
        regencies.uncovered_by_month,
        regencies.uncovered_by_regency,
        retention.first_status_month,
        retention.retention_by_cadre,
        retention.retention_by_event,
        retention.retention_by_month,
        retention.retention_by_office,
        submissions.incomplete_months,
        submissions.submissions,
        where_next.acquisition_by_district,
        where_next.priority_by_regency,
    )
}
KEYS = {"imports": ["file"]}  # where they are not the figure's grain
# What tells nothing about workers: numbers and times that the store gives to imports.
NOT_COMPUTED = {
    "data_as_of": {"snapshot"},
    "imports": {
        "import_id",
        "number",
        "imported_at",
        "skipped",
        "unread_sheets",
        "snapshot",
        "withdrawn_at",
    },
}
