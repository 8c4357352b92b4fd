package io.stagedesk.workflow.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.act.ActKind;
import io.stagedesk.workflow.act.Step;
import io.stagedesk.workflow.macro.MacroOwner;
import io.stagedesk.workflow.macro.MacroTerms;
import io.stagedesk.workflow.macro.Macros;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the demo's people do again and again. */
@Component
@Profile("demo")
class DemoMacros {

	private static final Viewer SYSTEM = new Viewer("system", "StageDesk", Role.ADMIN, Set.of());

	private final Macros macros;

	DemoMacros(Macros macros) {
		this.macros = macros;
	}

	@Transactional
	public void arrive() {
		add("Ask the bank", MacroOwner.TEAM, "payments", says(ActKind.REPLY,
				"Hello {{requester.name}}, we have asked the bank about your payment and write again within two days.",
				"{{requester.name}}，您好！我们已向银行核实您的付款，两天内会再次回复您。"), Step.of(ActKind.ADD_TAGS, "bank"),
				Step.of(ActKind.HOLD, "Answer of the bank"));
		add("Coins arrived", MacroOwner.TEAM, "payments",
				says(ActKind.RESOLVE, "Hello {{requester.name}}, your coins have arrived. Thank you for your patience.",
						"{{requester.name}}，您好！金币已到账，感谢您的耐心等待。"));
		add("Known incident", MacroOwner.ALL, "", Step.of(ActKind.AGENT, Step.ME), says(ActKind.REPLY,
				"Hello {{requester.name}}, this is a known disturbance ({{ticket.number}}); we are working on it.",
				"{{requester.name}}，您好！这是已知故障（{{ticket.number}}），我们正在处理。"), Step.of(ActKind.ADD_TAGS, "incident"));
		add("To trust, urgently", MacroOwner.ALL, "", new Step(ActKind.PRIORITY, "P0", "Danger to people", Map.of()),
				Step.of(ActKind.NOTE, "Please look at the recording first."),
				new Step(ActKind.TEAM, "trust", "skill", Map.of()));
	}

	private void add(String name, MacroOwner owner, String team, Step... steps) {
		this.macros.add(new MacroTerms(name, owner, team, List.of(steps)), SYSTEM);
	}

	private static Step says(ActKind kind, String english, String chinese) {
		return new Step(kind, "", "", Map.of("en", english, "zh", chinese));
	}

}
