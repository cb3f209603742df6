-- Meetings that were frozen: what each showed, for good. Rows are only added. Emptying the store empties these too.

-- snapshot: the one that the figures were run at. It is kept for whoever looks behind them: nothing that expires
-- snapshots may expire one that is named here. last_import and withdrawn tell what has come and gone since: the number
-- of the last import up to that snapshot, and how many had been withdrawn by then. filters: as JSON.
create table if not exists meetings (
    meeting_id varchar not null,
    -- Rises with each meeting.
    number bigint not null,
    held_on date,
    as_of date not null,
    snapshot bigint not null,
    filters varchar not null,
    last_import bigint not null,
    withdrawn bigint not null
);

-- Codes of the offices whose people whoever froze it could see; null: of all.
alter table meetings add column if not exists scope varchar[];

-- The slides of each in each language, as JSON, from place 1, whose headline is the title of the meeting.
create table if not exists meeting_slides (
    meeting_id varchar not null,
    language varchar not null,
    place integer not null,
    headline varchar not null,
    slide varchar not null
);

-- What was decided at a meeting, said of one of its slides. measure, measured_office ('' for all) and reach are null
-- where it cannot be measured; what is measured counts from counted_from to due_on.
create table if not exists decisions (
    meeting_id varchar not null,
    -- Rises with each decision.
    number bigint not null,
    place integer not null,
    what varchar not null,
    who varchar not null,
    due_on date not null,
    counted_from date not null,
    measure varchar,
    measured_office varchar,
    reach bigint
);
