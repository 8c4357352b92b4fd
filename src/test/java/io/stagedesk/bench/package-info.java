/**
 * Measures StageDesk from outside, as a process of its own on a durable PostgreSQL, and
 * the bare engine beside it. Run by {@code mvn -Pbench verify}, never by the ordinary
 * build.
 */
package io.stagedesk.bench;
