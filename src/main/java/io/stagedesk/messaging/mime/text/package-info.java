/** Turns bytes, html and quoted replies of mails into clean text; knows no mail. */
package io.stagedesk.messaging.mime.text;
