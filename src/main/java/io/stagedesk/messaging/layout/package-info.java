/** Mails as they were laid out, shown where nothing in them can do anything. */
@org.springframework.modulith.NamedInterface("layout")
package io.stagedesk.messaging.layout;
