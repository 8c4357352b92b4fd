/**
 * The choice itself: which of the candidates gets a ticket and why not the others. Pure:
 * the same question and the same facts give the same answer, today and in ten years.
 */
@org.springframework.modulith.NamedInterface("choice")
package io.stagedesk.routing.choice;
