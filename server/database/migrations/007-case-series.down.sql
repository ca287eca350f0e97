drop table if exists case_link, case_series;
