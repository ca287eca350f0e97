-- What was open at the end of a shift is found among what is open and what has ended since. Incidents are handled in about
-- the order in which they lie, so a few bytes a page are enough; of the others there are few.
create index incident_handled on incident using brin (handled_at) with (pages_per_range = 32);
create index incident_refused on incident (reported_at) where status in ('rejected', 'voided');
create index incident_closed_only on incident (closed_at) where handled_at is null and closed_at is not null;
