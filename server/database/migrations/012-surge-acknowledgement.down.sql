drop table if exists surge_acknowledgement;
