-- Sources that may send reports, and what they sent. A token is stored as its hash only.
create table ingest_token (
  county_code char(6) not null default '000000',
  id text not null,
  source text not null,
  -- Six-digit codes of the counties it may report for; empty: all.
  counties text[] not null default '{}',
  origin text not null default 'reported',
  token_hash text not null,
  created_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (county_code, id)
);

-- Which report of a source became which incident: sending it twice changes nothing.
create table ingest_key (
  county_code char(6) not null default '000000',
  source text not null,
  source_id text not null,
  event_no text not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (county_code, source, source_id)
);

-- The steps of those incidents that were taken.
create table ingest_step (
  county_code char(6) not null default '000000',
  source text not null,
  source_id text not null,
  step_id text not null,
  primary key (county_code, source, source_id, step_id)
);

-- Numbers of new incidents; a process takes a thousand at a time.
create sequence event_serial increment by 1000;

-- What has changed, written in the transaction of the change and told to the pages by the publisher. Transaction
-- numbers order it: whatever is below the oldest running transaction can no longer be joined by anything.
-- `body` is sent as it stands and never searched, so it is kept as text.
create table event_outbox (
  county_code char(6) not null default '000000',
  xid xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  source text not null,
  event_no text not null,
  body json not null,
  primary key (county_code, xid, seq)
);
create index event_outbox_place on event_outbox (xid, seq);

-- Who looked through which camera and why. Rows are added and never changed.
create table video_access_log (
  county_code char(6) not null default '000000',
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  camera_gb_id text not null,
  reason_code text not null check (reason_code in ('case', 'emergency', 'event', 'maintenance')),
  ref_no text,
  purpose text not null,
  kind text not null check (kind in ('live', 'playback', 'snapshot', 'export')),
  user_unit text,
  primary key (county_code, id),
  constraint video_access_reference check (reason_code not in ('case', 'event') or ref_no is not null)
);
create index video_access_log_at on video_access_log (at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;
create trigger video_access_log_append_only before update or delete or truncate on video_access_log
  for each statement execute function refuse_change();

-- Nothing asks the database for incidents by place; keeping the index would cost a sixth of the rate of reports.
drop index incident_point;
