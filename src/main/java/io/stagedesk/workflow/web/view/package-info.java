/** The page on which people make their views, and supervisors those of their teams. */
package io.stagedesk.workflow.web.view;
