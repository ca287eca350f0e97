alter table figure
  drop column if exists translations,
  drop column if exists as_of_inferred;
drop table if exists removed_tour;
drop table if exists saved_tour;
