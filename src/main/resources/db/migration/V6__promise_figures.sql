-- Figures of promises read short ranges: what was met when, and what still runs (no outcome yet), the next due first.
-- What was missed when: clock_breached.
create index clock_ended on clock (outcome, stopped_at, id);
create index clock_outcome_due on clock (outcome, due_at, id);
