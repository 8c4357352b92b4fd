/** Gives waiting tickets to who becomes free. */
package io.stagedesk.workflow.dispatch;
