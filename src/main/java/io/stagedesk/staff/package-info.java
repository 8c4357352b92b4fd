/**
 * Who helps: agents, teams, vendors, roles, presence, and how they prove who they are.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "page" })
package io.stagedesk.staff;
