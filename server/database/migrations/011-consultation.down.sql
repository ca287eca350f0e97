drop table if exists published_document;
drop table if exists consultation_step;
drop table if exists consultation;
