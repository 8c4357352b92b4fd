package io.stagedesk.sla.web;

import java.net.URI;
import java.security.Principal;

import io.stagedesk.api.IfMatch;
import io.stagedesk.api.Slice;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.Policy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Service-level policies: everybody reads them, those who answer for the promises write
 * them.
 */
@RestController
@RequestMapping("/api/v1/sla-policies")
class PolicyController {

	private final Policies policies;

	PolicyController(Policies policies) {
		this.policies = policies;
	}

	@GetMapping
	Slice<PolicyResource> list() {
		return new Slice<>(this.policies.all(), null).map(PolicyResource::of);
	}

	/** The newest version, or an older one. */
	@GetMapping("/{key}")
	ResponseEntity<PolicyResource> one(@PathVariable String key, @RequestParam(required = false) Integer version) {
		return answer(ResponseEntity.ok(), (version != null) ? this.policies.at(key, version) : this.policies.get(key));
	}

	/** The newest 200 versions, the newest first. */
	@GetMapping("/{key}/versions")
	Slice<PolicyVersionResource> versions(@PathVariable String key) {
		return new Slice<>(this.policies.versions(key), null).map(PolicyVersionResource::of);
	}

	@PutMapping("/{key}")
	ResponseEntity<PolicyResource> write(@PathVariable String key,
			@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(
					schema = @Schema(implementation = WritePolicy.PolicyBody.class))) @RequestBody JsonNode body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match, Principal writer) {
		WritePolicy request = WritePolicy.read(key, body, this.policies);
		boolean unknown = this.policies.find(key).isEmpty();
		Policy policy = this.policies.put(key, request.name(), request.spec(),
				request.version().or(() -> IfMatch.version(match)), writer.getName());
		boolean created = unknown && policy.version() == 1;
		return answer(created ? ResponseEntity.created(URI.create("/api/v1/sla-policies/" + key)) : ResponseEntity.ok(),
				policy);
	}

	private static ResponseEntity<PolicyResource> answer(ResponseEntity.BodyBuilder answer, Policy policy) {
		return answer.eTag(String.valueOf(policy.version())).body(PolicyResource.of(policy));
	}

}
