/** The rules of moving work and of what a vendor's people see, and who has read what. */
package io.stagedesk.workflow.web.vendor;
