/**
 * What a vendor's people see of a ticket: rules by field, and content behind a reason.
 */
@org.springframework.modulith.NamedInterface("mask")
package io.stagedesk.ticket.mask;
