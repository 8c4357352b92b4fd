/**
 * One act on many tickets: each ticket in its own transaction, once, with a result of its
 * own.
 */
package io.stagedesk.workflow.bulk;
