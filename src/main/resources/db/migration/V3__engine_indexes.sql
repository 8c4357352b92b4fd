-- Indexes that the engine's own scripts lack: each completion looks for sub-tasks, each acquisition sorts jobs by type and due date.
create index SD_IDX_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_);
create index SD_IDX_JOB_DUE on ACT_RU_JOB (TYPE_ desc, DUEDATE_ asc);
