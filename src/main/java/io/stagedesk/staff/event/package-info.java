/** What administrators and supervisors changed: written once, never changed. */
@org.springframework.modulith.NamedInterface("event")
package io.stagedesk.staff.event;
