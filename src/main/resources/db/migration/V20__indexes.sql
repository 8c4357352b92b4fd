-- A long queue costs no more than a short one: teams whose tickets rest, and the first ticket of each need, are found without reading the others.
create index waiting_ticket_rest on waiting_ticket (team, rests_until);
create index waiting_ticket_kind on waiting_ticket (team, need, urgency, due_at, ticket_id);

-- Whoever opens a ticket has read what they were told of it.
create index notice_ticket on notice (ticket_id, login);
