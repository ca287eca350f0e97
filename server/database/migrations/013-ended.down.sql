drop index if exists incident_handled, incident_refused, incident_closed_only;
