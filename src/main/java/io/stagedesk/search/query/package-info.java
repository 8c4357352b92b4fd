/** What somebody typed to find something, and what it means. */
package io.stagedesk.search.query;
