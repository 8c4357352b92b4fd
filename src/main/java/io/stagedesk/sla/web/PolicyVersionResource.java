package io.stagedesk.sla.web;

import java.time.Instant;

import io.stagedesk.sla.PolicyVersion;

/** A version of a policy in a list. */
record PolicyVersionResource(String key, String name, int version, Instant createdAt, String createdBy) {

	static PolicyVersionResource of(PolicyVersion version) {
		return new PolicyVersionResource(version.policy().key(), version.policy().name(), version.policy().version(),
				version.createdAt(), version.createdBy());
	}

}
