/** Holidays that others know: public ones by country, and those in calendar files. */
@org.springframework.modulith.NamedInterface("holiday")
package io.stagedesk.calendar.holiday;
