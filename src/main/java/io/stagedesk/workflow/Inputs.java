package io.stagedesk.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.SenderType;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/**
 * What a message or a form brings into a process: texts that live as long as the
 * transaction and are never stored by the engine.
 */
public final class Inputs {

	public static final String ACTOR = "actor";

	static final String ACTOR_TYPE = "actorType";

	/** Set where a process goes on with what the requester has been told already. */
	public static final String TOLD = "told";

	/** Values of the form of the task completed last. */
	static final String FORM = "form";

	private final Map<String, Object> values = new HashMap<>();

	private Inputs(Actor actor) {
		with(ACTOR, actor.name());
		with(ACTOR_TYPE, actor.type().name());
	}

	static Inputs by(Actor actor) {
		return new Inputs(actor);
	}

	/** Adds a text; an absent one is left out. */
	Inputs with(String name, String text) {
		if (text != null) {
			this.values.put(name, Variables.untypedValue(text, true));
		}
		return this;
	}

	Map<String, Object> values() {
		return this.values;
	}

	/** Who made the process move. */
	public static Actor actor(DelegateExecution execution) {
		return text(execution, ACTOR)
			.map((name) -> new Actor(text(execution, ACTOR_TYPE).map(SenderType::valueOf).orElse(SenderType.AGENT),
					name))
			.orElse(Actor.SYSTEM);
	}

	/** An input of this process, or of the one that called it. */
	public static Optional<String> text(DelegateExecution execution, String name) {
		DelegateExecution scope = execution;
		while (scope != null) {
			Optional<String> found = inScope(scope, name);
			if (found.isPresent()) {
				return found;
			}
			DelegateExecution process = scope.getProcessInstance();
			scope = ((process != null) ? process : scope).getSuperExecution();
		}
		return Optional.empty();
	}

	private static Optional<String> inScope(DelegateExecution scope, String name) {
		Object value = scope.getVariable(name);
		if (value == null && scope.getVariable(FORM) instanceof Map<?, ?> form) {
			value = form.get(name);
		}
		return Optional.ofNullable(value).map(Object::toString);
	}

	public static String require(DelegateExecution execution, String name) {
		return text(execution, name)
			.orElseThrow(() -> new IllegalStateException("The process was not told the " + name));
	}

}
