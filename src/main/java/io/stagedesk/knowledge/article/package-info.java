/** Articles: what the desk tells everybody, or itself, once and for all. */
@org.springframework.modulith.NamedInterface("article")
package io.stagedesk.knowledge.article;
