/**
 * What a balancer is told: whether this node lives, and whether it can be given work.
 */
package io.stagedesk.operation.health;
