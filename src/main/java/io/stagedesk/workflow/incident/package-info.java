/**
 * Jobs of the engine that failed: which ticket each holds up, where and why, and another
 * try.
 */
package io.stagedesk.workflow.incident;
