/** Holidays that others know: public ones by country, and those in calendar files. */
package io.stagedesk.calendar.holiday;
