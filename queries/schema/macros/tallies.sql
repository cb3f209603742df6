-- What a table of claims comes to month by month, without whom: what most figures sum up is in few rows of this.
-- first_on, last_on: of the acquisitions.
create or replace macro macros.summed_up(table_name) as table
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
        count(*) filter (where standing = 'acquisition') as acquisitions,
        count(*) filter (where standing = 'reregistration') as reregistrations,
        count(*) filter (where standing = 'rival') as rivals,
        coalesce(sum(contribution) filter (where standing = 'acquisition'), 0)::bigint as contribution,
        count(*) filter (where standing = 'acquisition' and contribution is null) as without_contribution,
        min(enrolled_on) filter (where standing = 'acquisition') as first_on,
        max(enrolled_on) filter (where standing = 'acquisition') as last_on,
    from query_table(table_name)
    group by all;

-- The acquisitions of a table of claims day by day, by office and segment.
create or replace macro macros.counted_by_day(table_name) as table
    select
        enrolled_on,
        office_code,
        segment,
        count(*) as acquisitions,
    from query_table(table_name)
    where standing = 'acquisition'
    group by all;
