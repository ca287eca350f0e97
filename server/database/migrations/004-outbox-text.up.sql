-- `body` is sent as it stands: as text it is written without being parsed once more. Numbers of `seq` are taken a hundred at
-- a time by each connection; within a transaction, where alone their order counts, they still go up.
alter table event_outbox alter column body type text, alter column seq set cache 100;
