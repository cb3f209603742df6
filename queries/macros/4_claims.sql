-- The claims that the shared filters select. Null selects all; dates are inclusive.
create or replace macro macros.claims_in(from_day, to_day, offices, segments, fundings, regencies) as table
    select *
    from claims
    where
        enrolled_on between coalesce(from_day, date '0001-01-01') and coalesce(to_day, date '9999-12-31')
        and (offices is null or list_contains(offices, office_code))
        and (segments is null or list_contains(segments, segment))
        and (fundings is null or list_contains(fundings, funding))
        and (regencies is null or list_contains(regencies, regency_code));

-- The acquisitions among them: one row per worker, the claim that counts.
create or replace macro macros.acquired(from_day, to_day, offices, segments, fundings, regencies) as table
    select *
    from macros.claims_in(from_day, to_day, offices, segments, fundings, regencies)
    where standing = 'acquisition';
