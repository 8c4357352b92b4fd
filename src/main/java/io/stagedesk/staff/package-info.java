/**
 * Who helps: agents, teams, vendors, skills, roles, presence, capacity, and how they
 * prove who they are.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "calendar", "page" })
package io.stagedesk.staff;
