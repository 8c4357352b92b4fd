/**
 * The frame of every page: language, theme, navigation by role, and what a form remembers
 * when the server refuses it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api" })
package io.stagedesk.page;
