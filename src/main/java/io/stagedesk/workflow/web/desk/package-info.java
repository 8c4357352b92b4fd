/** The pages of those who work on tickets, lead or draw the models. */
package io.stagedesk.workflow.web.desk;
