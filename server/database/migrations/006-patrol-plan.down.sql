drop table patrol_plan;
