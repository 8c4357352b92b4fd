/** Canned replies: what agents answer with, chosen by a shortcut. */
@org.springframework.modulith.NamedInterface("canned")
package io.stagedesk.knowledge.canned;
