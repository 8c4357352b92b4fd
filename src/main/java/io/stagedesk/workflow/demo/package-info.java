/** The demo profile: people, teams, tokens and tickets that tell a story. */
package io.stagedesk.workflow.demo;
