/** The API's routes and the pages that move tickets through their processes. */
package io.stagedesk.workflow.web;
