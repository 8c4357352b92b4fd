-- Who chooses for a team holds its row until the transaction ends. Not the row of the team itself: every new ticket names that one. Lives as long as the team.
create table routing_turn (
  team varchar(40) primary key
);
insert into routing_turn (team) select id from team;

-- Tickets that wait for somebody to be free, in their order; the row goes when the ticket goes.
create table waiting_ticket (
  ticket_id bigint primary key references ticket,
  team varchar(40) not null,
  urgency integer not null,
  due_at timestamp(6) with time zone not null,
  since timestamp(6) with time zone not null,
  need varchar(400) not null,
  relaxes_at timestamp(6) with time zone not null,
  rests_until timestamp(6) with time zone not null
);
create index waiting_ticket_order on waiting_ticket (team, urgency, due_at, ticket_id);
create index waiting_ticket_need on waiting_ticket (team, need, relaxes_at, rests_until);
insert into waiting_ticket (ticket_id, team, urgency, due_at, since, need, relaxes_at, rests_until)
  select t.id, t.team, case when r.tier = 'VIP' then 0 else 2 end + case when t.category = 'complaint' or t.team = 'complaints' then 0 else 1 end,
    t.next_due_at, t.created_at, t.language || '|' || t.channel || '|A|', t.created_at, t.created_at
  from ticket t join requester r on r.id = t.requester_id
  where t.status = 'NEW' and t.team is not null and t.assignee is null and t.offered_to is null;

-- The load of an agent: what they have, and what is offered to them.
create index ticket_load on ticket (assignee, status, channel);
create index ticket_offered on ticket (offered_to, status, channel);

-- A decision says what was asked, who could have had it and what became of it; outcome is null where an older version decided.
alter table routing_decision alter column strategy set data type varchar(200);
alter table routing_decision add column outcome varchar(10);
alter table routing_decision add column cause varchar(40);
alter table routing_decision add column rule_id varchar(120);
alter table routing_decision add column table_key varchar(120);
alter table routing_decision add column waited_since timestamp(6) with time zone;
alter table routing_decision add column acceptance integer default 0 not null;
alter table routing_decision add column question text;
create index routing_decision_given on routing_decision (team, at, agent);
