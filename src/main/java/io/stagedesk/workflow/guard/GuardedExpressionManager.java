package io.stagedesk.workflow.guard;

import java.lang.reflect.Method;

import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * Creates only expressions of the small grammar and resolves them by the catalogue alone:
 * no functions, no beans, no Java.
 */
final class GuardedExpressionManager extends JuelExpressionManager {

	private final ModelCatalogue catalogue;

	GuardedExpressionManager(ModelCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@Override
	public ValueExpression createValueExpression(String expression) {
		try {
			ModelExpression.parse(expression);
		}
		catch (IllegalArgumentException ex) {
			throw new ProcessEngineException("Refused expression " + expression + ": " + ex.getMessage(), ex);
		}
		return super.createValueExpression(expression);
	}

	@Override
	public void addFunction(String name, Method function) {
		// the engine offers some, models get none
	}

	@Override
	protected ELResolver createElResolver() {
		return new GuardedResolver(this.catalogue);
	}

	@Override
	protected ElProvider createElProvider() {
		return (expression) -> {
			throw new ProcessEngineException("Refused expression " + expression + ": tables speak FEEL only");
		};
	}

}
