/** Acts on many tickets, for programs and on pages. */
package io.stagedesk.workflow.web.bulk;
