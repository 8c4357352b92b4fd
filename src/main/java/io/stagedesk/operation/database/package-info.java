/**
 * What a database needs from us to keep its word.
 */
package io.stagedesk.operation.database;
