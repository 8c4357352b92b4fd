/** How each of the desk's people likes to see it. */
@org.springframework.modulith.NamedInterface("preference")
package io.stagedesk.staff.preference;
