/** The survey page, open to whoever has its link. */
package io.stagedesk.feedback.web;
