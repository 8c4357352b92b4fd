/**
 * What the business's tables have said about each ticket, and why.
 */
package io.stagedesk.workflow.decision;
