-- How many requests of somebody all nodes together have given in a window of time; names are hashes. Kept two hours.
create table request_count (
  name varchar(64) not null,
  window_begin timestamp(6) with time zone not null,
  given bigint not null,
  primary key (name, window_begin)
);
create index request_count_begin on request_count (window_begin);
