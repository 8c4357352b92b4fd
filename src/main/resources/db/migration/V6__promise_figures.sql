-- Figures of promises read short ranges: what was met when, and what still runs (no outcome yet), the next due first.
-- What was missed when: clock_breached.
create index clock_ended on clock (outcome, stopped_at, id);
create index clock_outcome_due on clock (outcome, due_at, id);

-- When the oldest word of the requester was said that nobody has answered: nothing where the desk has, or where the ticket is done.
alter table ticket add column unanswered_since timestamp(6) with time zone;
update ticket set unanswered_since = (
  select min(m.created_at) from message m where m.ticket_id = ticket.id and m.visibility = 'PUBLIC' and m.sender_type = 'REQUESTER'
  and m.id > coalesce((select max(a.id) from message a where a.ticket_id = ticket.id and a.visibility = 'PUBLIC'
    and a.sender_type in ('AGENT', 'VENDOR')), 0))
where open = true;
create index ticket_unanswered on ticket (unanswered_since, id);

-- What was done when: resolved, or closed without a resolution.
create index ticket_done on ticket (resolved_at, closed_at, id);

-- Tasks of one kind over all teams, the oldest first.
create index user_task_key on user_task (task_key, created_at, id);
