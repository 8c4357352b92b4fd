/** The index of one node: what stands in it, and how it follows the database. */
package io.stagedesk.search.index;
