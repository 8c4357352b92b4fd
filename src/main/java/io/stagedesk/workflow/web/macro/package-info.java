/** Macros, for programs and on pages. */
package io.stagedesk.workflow.web.macro;
