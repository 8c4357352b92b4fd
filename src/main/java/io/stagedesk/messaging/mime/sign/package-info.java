/** Tells mails that machines wrote, and mere thanks, from what somebody has to read. */
package io.stagedesk.messaging.mime.sign;
