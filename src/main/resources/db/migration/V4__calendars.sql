-- Calendars are not deleted: clocks name them.
create table calendar (
  key_ varchar(40) primary key,
  version integer not null
);

-- Append-only: what a calendar said when a promise was made stays. Lives as long as the calendar.
create table calendar_version (
  key_ varchar(40) not null references calendar,
  version integer not null,
  name varchar(120) not null,
  spec text not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(60) not null,
  primary key (key_, version)
);
