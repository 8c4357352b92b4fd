/**
 * Pulls the plug on a StageDesk under load and checks that nothing acknowledged was lost,
 * doubled or left half done.
 */
package io.stagedesk.faults;
