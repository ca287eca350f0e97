alter table incident drop column if exists known_to_day;
