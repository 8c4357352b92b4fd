/** Failed jobs of the engine, for administrators. */
package io.stagedesk.workflow.web.incident;
