-- The combinations by which a table of tallies tells claims apart.
create or replace macro macros.cells(table_name) as table
select distinct
    month,
    office_code,
    cadre_code,
    event_code,
    segment,
    funding,
    regency_code,
    district_code,
    supervisor,
from query_table(table_name);

-- A table of tallies with one row for each of them.
create or replace macro macros.condensed(table_name) as table
select
    month,
    office_code,
    cadre_code,
    event_code,
    segment,
    funding,
    regency_code,
    district_code,
    supervisor,
    sum(acquisitions)::bigint as acquisitions,
    sum(reregistrations)::bigint as reregistrations,
    sum(rivals)::bigint as rivals,
    sum(contribution)::bigint as contribution,
    sum(without_contribution)::bigint as without_contribution,
    min(first_on) as first_on,
    max(last_on) as last_on,
from query_table(table_name)
group by all;

-- The claims, tallied, in rows to be summed up. Of what claims were taken out of, the claims that are left tell.
create or replace view macros.tallies as
with taking as (
    from tally_changes
    where is_taken
),

taken as (
    from macros.cells('taking')
),

added as (
    select tally_changes.* exclude (is_taken)
    from tally_changes
    anti join taken
        using (
            month, office_code, cadre_code, event_code, segment, funding, regency_code, district_code, supervisor
        )
),

left_over as (
    select claims.*
    from claims
    semi join taken
        on
            date_trunc('month', claims.enrolled_on)::date = taken.month
            and claims.office_code = taken.office_code
            and claims.cadre_code = taken.cadre_code
            and claims.event_code = taken.event_code
            and claims.segment = taken.segment
            and claims.funding = taken.funding
            and claims.regency_code = taken.regency_code
            and coalesce(claims.district_code, '') = taken.district_code
            and coalesce(claims.supervisor, '') = taken.supervisor
)

from added
union all by name
from macros.summed_up('left_over')
-- So that what is asked of some months need not look at all.
order by month;

-- The same by office: many times fewer rows. A view finds what it reads among the views; a macro, in a copy first.
create or replace macro macros.tallied_by_office() as table
select
    month,
    office_code,
    segment,
    funding,
    regency_code,
    sum(acquisitions)::bigint as acquisitions,
    sum(reregistrations)::bigint as reregistrations,
    sum(contribution)::bigint as contribution,
    sum(without_contribution)::bigint as without_contribution,
    coalesce(sum(acquisitions) filter (where cadre_code != ''), 0)::bigint as by_cadres,
    min(first_on) as first_on,
    max(last_on) as last_on,
from tallies
group by month, office_code, segment, funding, regency_code
order by month, office_code;

create or replace view macros.office_tallies as
from macros.tallied_by_office();

-- The acquisitions day by day, by office and segment.
create or replace view macros.day_tallies as
select
    enrolled_on,
    office_code,
    segment,
    sum(acquisitions)::bigint as acquisitions,
from day_changes
group by enrolled_on, office_code, segment
having sum(acquisitions) > 0
order by enrolled_on, office_code;

-- The first day of the first month that lies on or after a day, and of the first one that ends after it.
create or replace macro macros.first_whole_month(from_day) as
    coalesce((date_trunc('month', from_day::date - 1) + interval 1 month)::date, date '0001-01-01');

create or replace macro macros.first_month_beyond(to_day) as
    coalesce(date_trunc('month', to_day::date + 1)::date, date '9999-12-31');

-- The rows of a table of tallies that the shared filters select, of whole months.
create or replace macro macros.selected_months(
    table_name, from_day, to_day, offices, segments, fundings, regencies
) as table
    select *
    from macros.chosen(table_name, offices, segments, fundings, regencies)
    where month >= macros.first_whole_month(from_day) and month < macros.first_month_beyond(to_day);

-- The claims that they select of the days before and after these, each as a row of tallies.
create or replace macro macros.odd_days(from_day, to_day, offices, segments, fundings, regencies) as table
with claimed as (
    from macros.selected(
        'end_claims',
        from_day,
        least(coalesce(to_day::date, date '9999-12-31'), macros.first_whole_month(from_day) - 1),
        offices, segments, fundings, regencies
    )
    union all
    from macros.selected(
        'end_claims',
        greatest(macros.first_whole_month(from_day), macros.first_month_beyond(to_day)),
        to_day, offices, segments, fundings, regencies
    )
)

select
    date_trunc('month', enrolled_on)::date as month,
    office_code,
    cadre_code,
    event_code,
    segment,
    funding,
    regency_code,
    coalesce(district_code, '') as district_code,
    coalesce(supervisor, '') as supervisor,
    (standing = 'acquisition')::bigint as acquisitions,
    (standing = 'reregistration')::bigint as reregistrations,
    (standing = 'rival')::bigint as rivals,
    if(standing = 'acquisition', coalesce(contribution, 0), 0)::bigint as contribution,
    (standing = 'acquisition' and contribution is null)::bigint as without_contribution,
    if(standing = 'acquisition', enrolled_on, null) as first_on,
    if(standing = 'acquisition', enrolled_on, null) as last_on,
from claimed;

-- What the claims come to that the shared filters select, in rows to be summed up: of whole months from the tallies; of
-- the days before and after them, from the claims.
create or replace macro macros.tallied(from_day, to_day, offices, segments, fundings, regencies) as table
from macros.selected_months('office_tallies', from_day, to_day, offices, segments, fundings, regencies)
union all by name
select
    month,
    office_code,
    segment,
    funding,
    regency_code,
    acquisitions,
    reregistrations,
    contribution,
    without_contribution,
    if(cadre_code != '', acquisitions, 0) as by_cadres,
    first_on,
    last_on,
from macros.odd_days(from_day, to_day, offices, segments, fundings, regencies);

-- The same by month, office and segment alone.
create or replace macro macros.tallied_by_segment(from_day, to_day, offices, segments, fundings, regencies) as table
select
    month,
    office_code,
    segment,
    acquisitions,
    reregistrations,
    contribution,
    without_contribution,
    by_cadres,
    if(regency_code = '', acquisitions, 0) as unplaced,
    first_on,
    last_on,
from macros.tallied(from_day, to_day, offices, segments, fundings, regencies);

-- The same with the cadre, the event, the district and the supervisor. Rows of rivals alone are among them.
create or replace macro macros.tallied_by_cadre(from_day, to_day, offices, segments, fundings, regencies) as table
from macros.selected_months('tallies', from_day, to_day, offices, segments, fundings, regencies)
union all by name
from macros.odd_days(from_day, to_day, offices, segments, fundings, regencies);

-- The acquisitions up to a day that the other filters select, in rows to be summed up by day, office and segment.
create or replace macro macros.acquired_by_day(to_day, offices, segments, fundings, regencies) as table
select *
from day_changes
where
    fundings is null
    and regencies is null
    and enrolled_on <= coalesce(to_day, date '9999-12-31')
    and (offices is null or list_contains(offices, office_code))
    and (segments is null or list_contains(segments, segment))
union all
select
    enrolled_on,
    office_code,
    segment,
    1 as acquisitions,
from macros.acquired(null, to_day, offices, segments, fundings, regencies)
where fundings is not null or regencies is not null;
