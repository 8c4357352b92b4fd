package io.stagedesk.workflow.guard;

/**
 * Small models to deploy or to refuse.
 */
final class Models {

	private static final String HEAD = """
			<?xml version="1.0" encoding="UTF-8"?>
			<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
				xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
				xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
			""";

	private Models() {
	}

	static String definitions(String body) {
		return HEAD + body + "</bpmn:definitions>";
	}

	static String process(String body) {
		return definitions(processElement("attack", body));
	}

	static String processElement(String id, String body) {
		return "<bpmn:process id='" + id + "' isExecutable='true' camunda:historyTimeToLive='P1D'>" + body
				+ "</bpmn:process>";
	}

	/**
	 * Start, the given node with the id {@code node}, end.
	 */
	static String around(String node) {
		return process(line(node));
	}

	static String line(String node) {
		return "<bpmn:startEvent id='start'/><bpmn:sequenceFlow id='in' sourceRef='start' targetRef='node'/>" + node
				+ "<bpmn:sequenceFlow id='out' sourceRef='node' targetRef='end'/><bpmn:endEvent id='end'/>";
	}

	static String element(String name, String attributes) {
		return element(name, attributes, "");
	}

	static String element(String name, String attributes, String content) {
		return "<bpmn:" + name + " id='node' " + attributes + ">" + content + "</bpmn:" + name + ">";
	}

	static String extension(String content) {
		return "<bpmn:extensionElements>" + content + "</bpmn:extensionElements>";
	}

	static String condition(String attributes, String text) {
		return process("<bpmn:startEvent id='start'/><bpmn:sequenceFlow id='in' sourceRef='start' targetRef='node'/>"
				+ "<bpmn:exclusiveGateway id='node' default='no'/>"
				+ "<bpmn:sequenceFlow id='no' sourceRef='node' targetRef='end'/>"
				+ "<bpmn:sequenceFlow id='yes' sourceRef='node' targetRef='end'>"
				+ "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' " + attributes + ">" + text
				+ "</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:endEvent id='end'/>");
	}

	static String timer(String kind, String text) {
		return around(element("intermediateCatchEvent", "", "<bpmn:timerEventDefinition><bpmn:" + kind
				+ " xsi:type='bpmn:tFormalExpression'>" + text + "</bpmn:" + kind + "></bpmn:timerEventDefinition>"));
	}

	static String table(String language, String input, String entry, String output) {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
					xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="tables" name="tables" namespace="test">
					<decision id="attack" name="attack" camunda:historyTimeToLive="P1D">
						<decisionTable id="table" hitPolicy="FIRST">
							<input id="input"><inputExpression id="inputExpression" typeRef="string" %1$s>
								<text>%2$s</text></inputExpression></input>
							<output id="output" name="result" typeRef="string"/>
							<rule id="rule">
								<inputEntry id="inputEntry" %1$s><text>%3$s</text></inputEntry>
								<outputEntry id="outputEntry" %1$s><text>%4$s</text></outputEntry>
							</rule>
						</decisionTable>
					</decision>
				</definitions>
				""".formatted(language, input, entry, output);
	}

	static String form(String component) {
		return """
				{"type": "default", "id": "take-ticket", "schemaVersion": 18, "components": [%s]}
				""".formatted(component);
	}

}
