package io.stagedesk.workflow.guard;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/**
 * Creates no script and finds no script engine, whatever the language.
 */
final class RefusingScriptFactory extends ScriptFactory implements ScriptEngineResolver {

	@Override
	public ExecutableScript createScriptFromResource(String language, String resource) {
		throw refusal(language);
	}

	@Override
	public ExecutableScript createScriptFromResource(String language, Expression resourceExpression) {
		throw refusal(language);
	}

	@Override
	public ExecutableScript createScriptFromSource(String language, String source) {
		throw refusal(language);
	}

	@Override
	public ExecutableScript createScriptFromSource(String language, Expression sourceExpression) {
		throw refusal(language);
	}

	@Override
	public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
		throw refusal(language);
	}

	@Override
	public void addScriptEngineFactory(ScriptEngineFactory scriptEngineFactory) {
		throw refusal(scriptEngineFactory.getLanguageName());
	}

	@Override
	public ScriptEngineManager getScriptEngineManager() {
		throw refusal("any language");
	}

	private static ProcessEngineException refusal(String language) {
		return new ProcessEngineException("Scripts are refused (" + language + ")");
	}

}
