/** What people do with tickets that belong together: link, split, answer all children. */
package io.stagedesk.workflow.relation;
