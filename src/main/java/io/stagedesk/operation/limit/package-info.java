/**
 * How often somebody may ask: counted over all nodes, with few words to the database.
 */
@org.springframework.modulith.NamedInterface("limit")
package io.stagedesk.operation.limit;
