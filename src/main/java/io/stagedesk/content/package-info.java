/** Keeps bytes: mails as they came, and attachments. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.stagedesk.content;
