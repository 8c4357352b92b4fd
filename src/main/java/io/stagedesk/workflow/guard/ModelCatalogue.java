package io.stagedesk.workflow.guard;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The names which models may use: delegates and the methods of helpers. Beans are fetched
 * at their first use, as delegates may themselves need the engine that this catalogue
 * guards.
 */
public final class ModelCatalogue {

	private final Map<String, Supplier<JavaDelegate>> delegates = new TreeMap<>();

	private final Map<String, Helper> helpers = new TreeMap<>();

	private ModelCatalogue() {
	}

	/**
	 * The catalogue of all delegates and helpers among the given beans.
	 */
	public static ModelCatalogue of(ListableBeanFactory beans) {
		ModelCatalogue catalogue = new ModelCatalogue();
		for (String name : beans.getBeanNamesForType(JavaDelegate.class, true, false)) {
			catalogue.addDelegate(name, () -> beans.getBean(name, JavaDelegate.class));
		}
		for (String name : beans.getBeanNamesForAnnotation(ModelHelper.class)) {
			Class<?> type = beans.getType(name, false);
			Assert.state(type != null, () -> "The type of the helper " + name + " is unknown");
			catalogue.addHelper(type, () -> beans.getBean(name));
		}
		return catalogue;
	}

	/**
	 * The catalogue of these delegates, by name, and these helpers.
	 */
	public static ModelCatalogue of(Map<String, ? extends JavaDelegate> delegates, Collection<?> helpers) {
		ModelCatalogue catalogue = new ModelCatalogue();
		delegates.forEach((name, delegate) -> catalogue.addDelegate(name, () -> delegate));
		helpers.forEach((helper) -> catalogue.addHelper(helper.getClass(), () -> helper));
		return catalogue;
	}

	/**
	 * The names of the delegates.
	 */
	public Set<String> delegates() {
		return Collections.unmodifiableSet(this.delegates.keySet());
	}

	/**
	 * The names of the helpers, each with the methods that models may call.
	 */
	public Map<String, Set<String>> helpers() {
		Map<String, Set<String>> names = new TreeMap<>();
		this.helpers.forEach((name, helper) -> names.put(name, new TreeSet<>(helper.methods().keySet())));
		return Collections.unmodifiableMap(names);
	}

	boolean hasDelegate(String name) {
		return this.delegates.containsKey(name);
	}

	boolean hasHelper(String name) {
		return this.helpers.containsKey(name);
	}

	boolean allows(String helper, String method) {
		return hasHelper(helper) && this.helpers.get(helper).methods().containsKey(method);
	}

	JavaDelegate delegate(String name) {
		return this.delegates.get(name).get();
	}

	Object call(String helper, String method, DelegateExecution execution) throws InvocationTargetException {
		Assert.isTrue(allows(helper, method), () -> "No model may call " + helper + "." + method);
		return this.helpers.get(helper).call(method, execution);
	}

	private void addDelegate(String name, Supplier<JavaDelegate> delegate) {
		claim(name);
		this.delegates.put(name, delegate);
	}

	private void addHelper(Class<?> type, Supplier<Object> bean) {
		Class<?> userType = ClassUtils.getUserClass(type);
		ModelHelper helper = AnnotationUtils.findAnnotation(userType, ModelHelper.class);
		Assert.state(helper != null, () -> userType + " is no helper");
		claim(helper.value());
		this.helpers.put(helper.value(), new Helper(bean, callable(userType)));
	}

	private void claim(String name) {
		Assert.state(ModelExpression.isName(name), () -> "A model cannot spell the name " + name);
		Assert.state(!hasDelegate(name) && !hasHelper(name), () -> "Two delegates or helpers are called " + name);
	}

	private static Map<String, Method> callable(Class<?> type) {
		Map<String, Method> methods = new HashMap<>();
		for (Method method : type.getMethods()) {
			if (isCallable(method)) {
				Method other = methods.put(method.getName(), method);
				Assert.state(other == null, () -> "A helper has two methods for " + method);
			}
		}
		return Map.copyOf(methods);
	}

	private static boolean isCallable(Method method) {
		return !Modifier.isStatic(method.getModifiers()) && !method.isBridge() && method.getParameterCount() == 1
				&& method.getReturnType() != void.class
				&& BaseDelegateExecution.class.isAssignableFrom(method.getParameterTypes()[0]);
	}

	private record Helper(Supplier<Object> bean, Map<String, Method> methods) {

		Object call(String name, DelegateExecution execution) throws InvocationTargetException {
			Object target = this.bean.get();
			Method method = AopUtils.selectInvocableMethod(this.methods.get(name), target.getClass());
			ReflectionUtils.makeAccessible(method);
			try {
				return method.invoke(target, execution);
			}
			catch (IllegalAccessException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
