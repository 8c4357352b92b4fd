/** Named lists of acts that people do again and again. */
package io.stagedesk.workflow.macro;
