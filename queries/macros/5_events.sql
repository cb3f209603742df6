-- Hours of an event: from its start to its end, on each of its days; one that runs past midnight has one day.
create or replace macro macros.event_hours(started_at, ended_at) as
case
    when ended_at::time > started_at::time
        then
            (ended_at::date - started_at::date + 1)
            * (extract(epoch from ended_at::time) - extract(epoch from started_at::time)) / 3600
    else (extract(epoch from ended_at) - extract(epoch from started_at)) / 3600
end;
