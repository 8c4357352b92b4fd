/** Presences that change by themselves: silence makes AWAY, a sign of life ends it. */
package io.stagedesk.staff.presence;
