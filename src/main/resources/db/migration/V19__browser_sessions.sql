-- Who is logged in with which browser, for all nodes; id is the SHA-256 of what the browser's cookie holds. Kept until log-out, or until nothing was asked for server.servlet.session.timeout (12h).
create table browser_session (
  id varchar(64) primary key,
  login varchar(60) references agent,
  csrf_token varchar(100),
  wanted_page varchar(2000),
  begun_at timestamp(6) with time zone not null,
  seen_at timestamp(6) with time zone not null
);
create index browser_session_login on browser_session (login);
create index browser_session_seen on browser_session (seen_at);
