/** The API's routes of policies and promises. */
@org.springframework.modulith.NamedInterface("web")
package io.stagedesk.sla.web;
