-- Policies are not deleted: clocks name them.
create table sla_policy (
  key_ varchar(40) primary key,
  version integer not null
);

-- Append-only: what a policy said when a promise was made stays. Lives as long as the policy.
create table sla_policy_version (
  key_ varchar(40) not null references sla_policy,
  version integer not null,
  name varchar(120) not null,
  spec text not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(60) not null,
  primary key (key_, version)
);
