/** The manager's pages of policies. */
package io.stagedesk.sla.web.page.policy;
