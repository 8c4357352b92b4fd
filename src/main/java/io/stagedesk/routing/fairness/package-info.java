/** How evenly tickets went to those who were there equally long. */
@org.springframework.modulith.NamedInterface("fairness")
package io.stagedesk.routing.fairness;
