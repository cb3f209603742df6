-- Whom the worker numbers stood for.
delete from identity.workers;
