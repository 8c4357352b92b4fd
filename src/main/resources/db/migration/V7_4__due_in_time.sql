-- Running clocks by their due instant, without the paused ones: breaches are recorded from here.
create index clock_running_due on clock (outcome, paused_since, due_at, id);

-- Acquisition asks which jobs are at work; prepared once, it would walk over all that are armed.
create index SD_IDX_JOB_LOCKED on ACT_RU_JOB (LOCK_EXP_TIME_);
