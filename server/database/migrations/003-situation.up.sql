-- The situation is asked for every few seconds: what is open is found without reading what is settled.
create index incident_open on incident (deadline_at)
  where status not in ('rejected', 'handled', 'verifying', 'selfHandled', 'closed', 'evaluated', 'voided');
-- The monthly assessment counts by deadline. Deadlines follow the order of arrival, so a few bytes a page are enough.
create index incident_deadline on incident using brin (deadline_at) with (pages_per_range = 32);
