package io.stagedesk.workflow.guard;

import java.beans.FeatureDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.util.Iterator;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;

/**
 * Knows the names of the catalogue, three keys of the execution, variables and the
 * entries of variables that are maps. Helpers and the execution appear as handles, so
 * that no expression ever holds the objects themselves.
 */
final class GuardedResolver extends ELResolver {

	private final ModelCatalogue catalogue;

	GuardedResolver(ModelCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@Override
	public Object getValue(ELContext context, Object base, Object property) {
		String name = String.valueOf(property);
		Object value = (base == null) ? root(context, name) : member(base, name);
		context.setPropertyResolved(true);
		return value;
	}

	@Override
	public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
		String name = String.valueOf(method);
		if (!(base instanceof HelperHandle helper) || !this.catalogue.allows(helper.name(), name)
				|| arguments.length != 1 || !(arguments[0] instanceof ExecutionHandle handle)) {
			throw new MethodNotFoundException("No model may call " + name);
		}
		context.setPropertyResolved(true);
		try {
			return this.catalogue.call(helper.name(), name, handle.execution());
		}
		catch (InvocationTargetException ex) {
			throw new ELException(ex.getTargetException());
		}
	}

	@Override
	public void setValue(ELContext context, Object base, Object property, Object value) {
		throw new PropertyNotWritableException("No model may write " + property);
	}

	@Override
	public boolean isReadOnly(ELContext context, Object base, Object property) {
		return true;
	}

	@Override
	public Class<?> getType(ELContext context, Object base, Object property) {
		return Object.class;
	}

	@Override
	public Class<?> getCommonPropertyType(ELContext context, Object base) {
		return Object.class;
	}

	@Override
	public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
		return null;
	}

	private Object root(ELContext context, String name) {
		VariableScope scope = (VariableScope) context.getContext(VariableScope.class);
		if (scope == null) {
			throw new PropertyNotFoundException("Nothing is known outside a process: " + name);
		}
		if (name.equals("execution")) {
			return new ExecutionHandle(execution(scope));
		}
		if (this.catalogue.hasDelegate(name)) {
			return this.catalogue.delegate(name);
		}
		if (this.catalogue.hasHelper(name)) {
			return new HelperHandle(name);
		}
		if (ModelExpression.isName(name) && scope.hasVariable(name)) {
			return scope.getVariable(name);
		}
		throw new PropertyNotFoundException("No delegate, helper or variable is called " + name);
	}

	private static Object member(Object base, String name) {
		if (base instanceof ExecutionHandle handle) {
			return handle.key(name);
		}
		if (base instanceof Map<?, ?> map) {
			return map.get(name);
		}
		throw new PropertyNotFoundException("No model may read " + name);
	}

	private static DelegateExecution execution(VariableScope scope) {
		if (scope instanceof DelegateExecution execution) {
			return execution;
		}
		if (scope instanceof DelegateTask task && task.getExecution() != null) {
			return task.getExecution();
		}
		throw new PropertyNotFoundException("There is no execution here");
	}

	private record HelperHandle(String name) {
	}

	private record ExecutionHandle(DelegateExecution execution) {

		String key(String name) {
			return switch (name) {
				case "processBusinessKey" -> this.execution.getProcessBusinessKey();
				case "businessKey" -> this.execution.getBusinessKey();
				case "currentActivityId" -> this.execution.getCurrentActivityId();
				default -> throw new PropertyNotFoundException("No model may read execution." + name);
			};
		}

	}

}
