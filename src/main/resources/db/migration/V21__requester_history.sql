-- The latest tickets of a requester who has thousands are found without reading the others.
create index ticket_requester_created on ticket (requester_id, open, created_at, id);
