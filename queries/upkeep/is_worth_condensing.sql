-- Question: Would the tallies have less than half as many rows, if those of the same cell were one?
with cells as (
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
    from tally_changes
)

select 2 * (select count(*) from cells) < (select count(*) from tally_changes) as is_worth_it;
