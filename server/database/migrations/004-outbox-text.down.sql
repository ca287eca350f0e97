alter table event_outbox alter column body type json using body::json, alter column seq set cache 1;
