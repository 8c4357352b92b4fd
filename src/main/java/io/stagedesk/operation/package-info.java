/**
 * Keeps a node on its feet: what it tells balancers, how much it takes on at once, and
 * how often somebody may ask.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = { "api", "page", "staff" })
package io.stagedesk.operation;
