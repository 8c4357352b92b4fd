/** The pages of shifts, for administrators and for supervisors of the shift's team. */
package io.stagedesk.staff.web.page.shift;
