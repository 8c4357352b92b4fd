package io.stagedesk.workflow.guard;

/**
 * One reason why a model is refused. The element id is empty where the whole resource is
 * meant.
 */
public record Finding(String resource, String elementId, String message) {

	@Override
	public String toString() {
		return this.resource + (this.elementId.isEmpty() ? "" : " [" + this.elementId + "]") + ": " + this.message;
	}

}
