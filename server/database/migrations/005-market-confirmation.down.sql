drop table if exists market_confirmation;
