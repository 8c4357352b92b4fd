/**
 * Finds tickets, their messages and their requesters by words of any language, within
 * what the viewer may see: an index on each node that follows the database.
 */
@org.springframework.modulith.ApplicationModule(
		allowedDependencies = { "api", "page", "requester", "staff", "ticket", "ticket :: web" })
package io.stagedesk.search;
