/** The API's routes of service-level policies. */
package io.stagedesk.sla.web;
