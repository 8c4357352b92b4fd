package io.stagedesk.workflow.web;

import java.time.Instant;
import java.util.List;

/** A deployed model: PROCESS or TABLE, the latter with its rules. */
record ModelView(String key, String kind, String name, int version, String documentation, Instant deployedAt,
		List<String> columns, List<List<String>> rules) {
}
