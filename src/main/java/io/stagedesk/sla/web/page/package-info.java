/**
 * What the manager's pages of policies and calendars share: a change is shown with what
 * it does to open tickets before it is stored.
 */
package io.stagedesk.sla.web.page;
