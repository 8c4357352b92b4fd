/** Reads the values of header fields, however they are written. */
package io.stagedesk.messaging.mime.head;
