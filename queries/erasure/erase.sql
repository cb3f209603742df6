-- Whom a number stood for, by the keyed hash of a NIK.
delete from identity.workers
where nik_hash = $nik_hash;
