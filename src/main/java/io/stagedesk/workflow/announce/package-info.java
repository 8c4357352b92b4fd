/**
 * What requesters are told about time: by when they hear from us, and what we promise.
 */
package io.stagedesk.workflow.announce;
