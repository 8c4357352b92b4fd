/**
 * The desk's people on terms: teams, vendors, skills and weights, kept by administrators.
 */
@org.springframework.modulith.NamedInterface("people")
package io.stagedesk.staff.people;
