/**
 * What the desk knows: canned replies and articles, in the languages of those who ask.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "page", "staff" })
package io.stagedesk.knowledge;
