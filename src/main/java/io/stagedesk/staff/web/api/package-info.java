/** The routes of teams, people, skills, vendors, shifts and presence. */
package io.stagedesk.staff.web.api;
