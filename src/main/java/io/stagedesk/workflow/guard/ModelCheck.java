package io.stagedesk.workflow.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says why models, tables and forms must not be deployed; used by the deployment itself,
 * by tests and by whoever shows a draft. Whatever is not known to be harmless is refused.
 */
public final class ModelCheck {

	private static final int MAX_BYTES = 1024 * 1024;

	private final ModelCatalogue catalogue;

	public ModelCheck(ModelCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	/**
	 * All findings about one resource; none if it may be deployed.
	 */
	public List<Finding> check(String resource, byte[] content) {
		return check(Map.of(resource, content));
	}

	/**
	 * All findings about the resources of one deployment, by name.
	 */
	public List<Finding> check(Map<String, byte[]> resources) {
		List<Finding> findings = new ArrayList<>();
		Loops calls = new Loops();
		new TreeMap<>(resources).forEach((resource, content) -> {
			Findings target = new Findings(resource, findings);
			if (content.length > MAX_BYTES) {
				target.add("", "it is larger than 1 MB");
			}
			else {
				check(resource, content, target, calls);
			}
		});
		calls.find()
			.ifPresent((loop) -> findings
				.add(new Finding("the deployment", "", "its processes call each other without end: " + loop)));
		return List.copyOf(findings);
	}

	private void check(String resource, byte[] content, Findings findings, Loops calls) {
		try {
			if (resource.endsWith(".bpmn")) {
				new BpmnCheck(this.catalogue, findings, calls).check(SafeXml.read(content));
			}
			else if (resource.endsWith(".dmn")) {
				new DmnCheck(findings).check(SafeXml.read(content));
			}
			else if (resource.endsWith(".form")) {
				new FormCheck(this.catalogue, findings).check(content);
			}
			else {
				findings.add("", "it is neither a model nor a table nor a form");
			}
		}
		catch (IllegalArgumentException ex) {
			findings.add("", "it cannot be read: " + ex.getMessage());
		}
	}

	record Findings(String resource, List<Finding> target) {

		void add(String elementId, String message) {
			this.target.add(new Finding(this.resource, elementId, message));
		}

	}

}
