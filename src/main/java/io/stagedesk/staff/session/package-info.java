/** The sessions of browsers: rows that every node reads, so any node answers anybody. */
@org.springframework.modulith.NamedInterface("session")
package io.stagedesk.staff.session;
