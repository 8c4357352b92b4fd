/**
 * Acts on tickets that can be told once and done often: on many tickets, or as steps of a
 * macro.
 */
package io.stagedesk.workflow.act;
