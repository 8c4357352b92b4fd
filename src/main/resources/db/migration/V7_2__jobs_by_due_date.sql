-- Every job has a due date, so that acquisition reads one short range of an index, however many timers are armed.
update ACT_RU_JOB set DUEDATE_ = CREATE_TIME_ where DUEDATE_ is null;
drop index SD_IDX_JOB_DUE;
create index SD_IDX_JOB_DUEDATE on ACT_RU_JOB (DUEDATE_);
