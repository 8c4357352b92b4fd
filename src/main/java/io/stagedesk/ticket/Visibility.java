package io.stagedesk.ticket;

/** Who may read a message: everybody of the ticket, or the desk alone (a note). */
public enum Visibility {

	PUBLIC, INTERNAL

}
