/** Takes a raw mail apart, within its bounds; what is no text goes into files. */
package io.stagedesk.messaging.mime.part;
