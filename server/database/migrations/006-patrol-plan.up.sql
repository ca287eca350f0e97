-- Plans of patrol shifts, and what was done of them. Places and times only: a team is a number, who keeps a plan is a role.
create table patrol_plan (
  county_code char(6) not null default '000000',
  id uuid not null default gen_random_uuid(),
  created_at timestamptz not null default clock_timestamp(),
  role text not null default 'analyst',
  name text not null,
  -- Begin of the shift, by which plans are listed.
  shift_from timestamptz not null,
  -- What was asked for, and what came of it.
  settings jsonb not null,
  seed integer not null,
  model text not null,
  rounds jsonb not null,
  outcome jsonb not null,
  done jsonb,
  primary key (county_code, id)
);
create index patrol_plan_shift on patrol_plan (shift_from desc);
