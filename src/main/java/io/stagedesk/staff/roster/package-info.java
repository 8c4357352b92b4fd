/**
 * Who is on shift when: shifts with their calendars and members, absences and
 * substitutes, and the answer for any instant.
 */
@org.springframework.modulith.NamedInterface("roster")
package io.stagedesk.staff.roster;
