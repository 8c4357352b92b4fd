/**
 * The service steps of the models, one class a model, each step named by its activity.
 * Steps read, call and write; what is decided, tables and aggregates decide.
 */
package io.stagedesk.workflow.delegate;
