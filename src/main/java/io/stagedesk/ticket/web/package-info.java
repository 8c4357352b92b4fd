/** The API's routes that read tickets, create them and write into them. */
@org.springframework.modulith.NamedInterface("web")
package io.stagedesk.ticket.web;
