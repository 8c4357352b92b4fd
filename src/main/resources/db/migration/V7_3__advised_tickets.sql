-- The few tickets on which a team only advises, for the lists of its people.
create index ticket_advising on ticket (advising_team);
