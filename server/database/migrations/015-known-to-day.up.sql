-- Times of an incident that are known to the day alone: the names of their fields. Null: none.
alter table incident add column known_to_day text[];
