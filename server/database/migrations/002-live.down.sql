drop table if exists video_access_log, event_outbox, ingest_step, ingest_key, ingest_token;
drop function if exists refuse_change();
drop sequence if exists event_serial;
delete from setting where key in ('liveEpoch', 'liveFloor');
create index incident_point on incident using gist (point);
