/** The manager's pages of calendars. */
package io.stagedesk.sla.web.page.calendar;
