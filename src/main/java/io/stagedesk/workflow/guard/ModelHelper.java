package io.stagedesk.workflow.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Spring bean whose public methods with the execution as their only parameter may
 * be called by models, as in {@code ${ticket.resolved(execution)}}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelHelper {

	/**
	 * The name by which models call the helper.
	 */
	String value();

}
