-- When somebody was last written a digest of their notices; who holds this row writes the next one. Lives as long as the person.
create table digest (
  login varchar(60) primary key references agent,
  written_at timestamp(6) with time zone not null
);
-- A notice's mailed_at is set when a digest takes it, or when it is read before one does: then nothing is left to mail.
create index notice_created on notice (created_at);
