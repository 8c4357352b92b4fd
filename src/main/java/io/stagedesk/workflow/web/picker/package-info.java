/** What an agent picks while writing: canned replies, articles and people. */
package io.stagedesk.workflow.web.picker;
