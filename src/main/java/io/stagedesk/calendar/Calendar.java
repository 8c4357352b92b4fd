package io.stagedesk.calendar;

import java.time.Instant;

/** One version of a calendar, as somebody wrote it. */
public record Calendar(String key, String name, int version, CalendarSpec spec, Instant createdAt, String createdBy) {
}
