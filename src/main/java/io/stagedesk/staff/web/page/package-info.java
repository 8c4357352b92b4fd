/**
 * The administrator's pages: teams, people, skills, vendors, presence and what changed.
 */
package io.stagedesk.staff.web.page;
