-- What was done, by whom and when. SQLite, as it is written while pages are looked at, and is no part of any snapshot.
create table if not exists audit (
    number integer primary key autoincrement,
    at text not null,
    who text not null,
    what text not null,
    details text not null
);

-- Rows are only added.
create trigger if not exists audit_is_not_changed before update on audit
begin
    select raise(abort, 'the audit is only added to');
end;

create trigger if not exists audit_is_not_replaced before insert on audit
when exists (select 1 from audit where number = new.number)
begin
    select raise(abort, 'the audit is only added to');
end;

create trigger if not exists audit_is_not_shortened before delete on audit
begin
    select raise(abort, 'the audit is only added to');
end;
