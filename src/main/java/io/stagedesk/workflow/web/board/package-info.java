/** The manager's board: what burns now, how promises do, where the time goes. */
package io.stagedesk.workflow.web.board;
