/** The API's routes of calendars and their holidays. */
package io.stagedesk.calendar.web;
