package io.stagedesk.workflow.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.w3c.dom.Element;

/**
 * The ways through a process, sub-processes entered and left, and the places where it
 * waits for somebody, something or some time.
 */
final class ProcessGraph {

	private static final Set<String> WAITING = Set.of("userTask", "receiveTask", "intermediateCatchEvent",
			"eventBasedGateway", "callActivity");

	private static final Set<String> AWAITED = Set.of("messageEventDefinition", "timerEventDefinition");

	private final Loops loops = new Loops();

	private final Set<String> subProcesses = new HashSet<>();

	private final Set<String> left = new HashSet<>();

	ProcessGraph(Element process) {
		scope(process);
	}

	Loops loops() {
		return this.loops;
	}

	private void scope(Element scope) {
		List<Element> children = SafeXml.children(scope);
		children.stream()
			.filter((child) -> child.getLocalName().equals("subProcess"))
			.forEach((child) -> this.subProcesses.add(child.getAttribute("id")));
		children.stream().filter((child) -> child.getLocalName().equals("sequenceFlow")).forEach(this::flow);
		children.stream().filter(BpmnVocabulary::isFlowNode).forEach((node) -> node(scope, node));
	}

	private void flow(Element flow) {
		String source = flow.getAttribute("sourceRef");
		this.left.add(source);
		this.loops.way(exit(source), flow.getAttribute("targetRef"));
	}

	private void node(Element scope, Element node) {
		String id = node.getAttribute("id");
		String around = scope.getAttribute("id");
		if (waits(node)) {
			this.loops.wait(id);
		}
		switch (node.getLocalName()) {
			case "boundaryEvent" -> this.loops.way(node.getAttribute("attachedToRef"), id);
			case "startEvent" -> this.loops.way(around, id);
			case "subProcess" -> {
				scope(node);
				if (!Set.of("", "false").contains(node.getAttribute("triggeredByEvent"))) {
					this.loops.way(around, id);
				}
			}
			default -> {
				// no ways but its flows
			}
		}
		if (!this.left.contains(id)) {
			this.loops.way(exit(id), around + Loops.LEFT);
		}
	}

	private String exit(String id) {
		return this.subProcesses.contains(id) ? id + Loops.LEFT : id;
	}

	private static boolean waits(Element node) {
		if (Set.of("startEvent", "boundaryEvent").contains(node.getLocalName())) {
			return SafeXml.children(node).stream().anyMatch((child) -> AWAITED.contains(child.getLocalName()));
		}
		return WAITING.contains(node.getLocalName());
	}

}
