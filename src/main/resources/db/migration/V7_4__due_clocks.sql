-- Running clocks by their due instant, without the paused ones: breaches are recorded from here.
create index clock_running_due on clock (outcome, paused_since, due_at, id);
