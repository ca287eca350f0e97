drop index if exists incident_open, incident_deadline;
