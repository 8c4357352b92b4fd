package io.stagedesk.workflow.guard;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.xml.XMLConstants;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * The elements and attributes of BPMN 2.0 and of the engine that a model may use. The
 * engine finds many elements by their local name in whatever namespace, so foreign
 * elements are not allowed at all; foreign attributes it never reads.
 */
final class BpmnVocabulary {

	private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

	private static final String ACTIVITI = "http://activiti.org/bpmn";

	private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";

	private static final Set<String> DIAGRAMS = Set.of(DIAGRAM, "http://www.omg.org/spec/DD/20100524/DI",
			"http://www.omg.org/spec/DD/20100524/DC");

	private static final Map<String, String> ELEMENTS = new TreeMap<>();

	private static final Map<String, Kind> KINDS = new TreeMap<>();

	private static final Set<String> FLOW_NODES = Set.of("startEvent", "endEvent", "intermediateCatchEvent",
			"intermediateThrowEvent", "boundaryEvent", "userTask", "serviceTask", "sendTask", "receiveTask",
			"businessRuleTask", "manualTask", "callActivity", "subProcess", "exclusiveGateway", "parallelGateway",
			"inclusiveGateway", "eventBasedGateway");

	static {
		String job = " c:asyncBefore c:asyncAfter c:exclusive c:jobPriority";
		allow("definitions", "targetNamespace exporter exporterVersion");
		allow("process", "isExecutable isClosed processType c:historyTimeToLive c:versionTag c:isStartableInTasklist "
				+ "c:candidateStarterGroups c:candidateStarterUsers c:jobPriority");
		allow("documentation", "textFormat");
		allow("extensionElements incoming outgoing sourceRef targetRef text", "");
		allow("startEvent", "isInterrupting c:initiator" + job);
		allow("endEvent intermediateThrowEvent intermediateCatchEvent", job);
		allow("boundaryEvent", "attachedToRef cancelActivity" + job);
		allow("messageEventDefinition", "messageRef c:delegateExpression");
		allow("errorEventDefinition", "errorRef c:errorCodeVariable c:errorMessageVariable");
		allow("escalationEventDefinition", "escalationRef c:escalationCodeVariable");
		allow("timerEventDefinition terminateEventDefinition", "");
		allow("timeDate timeDuration timeCycle conditionExpression loopCardinality completionCondition", "xsi:type");
		allow("userTask", "default c:assignee c:candidateUsers c:candidateGroups c:dueDate c:followUpDate c:priority "
				+ "c:formKey" + job);
		allow("serviceTask sendTask", "default c:delegateExpression" + job);
		allow("businessRuleTask", "default c:delegateExpression c:decisionRef c:decisionRefBinding "
				+ "c:decisionRefVersion c:decisionRefVersionTag c:mapDecisionResult c:resultVariable" + job);
		allow("receiveTask", "default messageRef" + job);
		allow("manualTask", "default" + job);
		allow("callActivity", "default calledElement c:calledElementBinding c:calledElementVersion "
				+ "c:calledElementVersionTag" + job);
		allow("subProcess", "default triggeredByEvent" + job);
		allow("exclusiveGateway inclusiveGateway parallelGateway", "gatewayDirection default" + job);
		allow("eventBasedGateway", "gatewayDirection eventGatewayType" + job);
		allow("sequenceFlow", "sourceRef targetRef isImmediate");
		allow("multiInstanceLoopCharacteristics", "isSequential c:collection c:elementVariable" + job);
		allow("message", "");
		allow("error", "errorCode c:errorMessage");
		allow("escalation", "escalationCode");
		allow("dataObject", "isCollection");
		allow("dataObjectReference", "dataObjectRef");
		allow("dataStoreReference", "dataStoreRef");
		allow("dataInputAssociation dataOutputAssociation property category", "");
		allow("textAnnotation", "textFormat");
		allow("association", "sourceRef targetRef associationDirection");
		allow("group", "categoryValueRef");
		allow("categoryValue", "value");
		allow("c:in", "businessKey source sourceExpression target variables local");
		allow("c:out", "source sourceExpression target variables local");
		allow("c:inputOutput c:failedJobRetryTimeCycle c:properties", "");
		allow("c:inputParameter c:outputParameter", "");
		allow("c:property", "value");
		for (String value : "c:jobPriority c:assignee c:dueDate c:followUpDate c:priority calledElement c:collection "
			.concat("errorCode c:errorMessage businessKey sourceExpression c:decisionRef")
			.split(" ")) {
			KINDS.put(value, Kind.VALUE);
		}
		KINDS.put("c:candidateUsers", Kind.LIST);
		KINDS.put("c:candidateGroups", Kind.LIST);
		KINDS.put("c:delegateExpression", Kind.DELEGATE);
		KINDS.put("c:formKey", Kind.FORM_KEY);
	}

	private BpmnVocabulary() {
	}

	static boolean isBpmn(Element element, String name) {
		return BPMN.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
	}

	static boolean isFlowNode(Element element) {
		return FLOW_NODES.contains(element.getLocalName());
	}

	static boolean isDiagram(Element element) {
		return DIAGRAM.equals(element.getNamespaceURI()) && element.getLocalName().equals("BPMNDiagram")
				&& element.getParentNode() == element.getOwnerDocument().getDocumentElement();
	}

	static boolean isInDiagram(Element element) {
		return DIAGRAMS.contains(element.getNamespaceURI());
	}

	static boolean allows(Element element) {
		return ELEMENTS.containsKey(key(element.getNamespaceURI(), element.getLocalName()));
	}

	static String camunda(Element element, String attribute) {
		return element.getAttributeNS(CAMUNDA, attribute);
	}

	/**
	 * Whether the attribute is of a namespace that the engine never reads.
	 */
	static boolean isForeign(Attr attribute) {
		String namespace = attribute.getNamespaceURI();
		return namespace != null
				&& !Set.of(BPMN, CAMUNDA, ACTIVITI, XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI).contains(namespace);
	}

	static Kind attribute(Element element, Attr attribute) {
		String key = key(attribute.getNamespaceURI(), attribute.getLocalName());
		String allowed = " id name " + ELEMENTS.get(key(element.getNamespaceURI(), element.getLocalName())) + " ";
		return allowed.contains(" " + key + " ") ? KINDS.getOrDefault(key, Kind.TEXT) : Kind.REFUSED;
	}

	private static void allow(String elements, String attributes) {
		for (String element : elements.split(" ")) {
			ELEMENTS.put(element.startsWith("c:") ? element : "bpmn:" + element, attributes);
		}
	}

	/**
	 * Elements of BPMN are spelled {@code bpmn:name}, its attributes, which have no
	 * namespace, {@code name}.
	 */
	private static String key(String namespace, String name) {
		if (namespace == null) {
			return name;
		}
		return switch (namespace) {
			case BPMN -> "bpmn:" + name;
			case CAMUNDA -> "c:" + name;
			case XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI -> "xsi:" + name;
			default -> "?:" + name;
		};
	}

	enum Kind {

		/** Not allowed at that element. */
		REFUSED,
		/** Plain text. */
		TEXT,
		/** Plain text or an expression. */
		VALUE,
		/** Several values, with commas between. */
		LIST,
		/** The name of a delegate. */
		DELEGATE,
		/** The name of a form. */
		FORM_KEY

	}

}
