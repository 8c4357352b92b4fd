/**
 * How much a node takes on at once: some requests are at work, some wait for a turn, and
 * more are refused at once.
 */
package io.stagedesk.operation.load;
