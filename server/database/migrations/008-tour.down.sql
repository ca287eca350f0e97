drop table if exists tour;
