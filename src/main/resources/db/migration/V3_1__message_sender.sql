-- A requester of whom only a mail address is known is called by it.
alter table message alter column sender set data type varchar(254);
