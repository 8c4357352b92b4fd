/**
 * The guard: what a model may say, checked before it is deployed and again whenever the
 * engine evaluates it.
 */
package io.stagedesk.workflow.guard;
