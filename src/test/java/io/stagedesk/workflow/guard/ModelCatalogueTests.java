package io.stagedesk.workflow.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ModelCatalogueTests {

	@Test
	void listsOnlyPublicMethodsOfTheExecution() {
		assertThat(Engines.CATALOGUE.helpers())
			.isEqualTo(Map.of("ticket", Set.of("open", "team", "number", "failing"), "timing", Set.of("remindAt")));
	}

	@Test
	void findsDelegatesAndHelpersAmongBeansWithoutCreatingThem() {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("recordReturn", new RootBeanDefinition(Witness.class));
		beans.registerBeanDefinition("anyName", new RootBeanDefinition(Engines.TicketHelper.class));
		beans.registerBeanDefinition("other", new RootBeanDefinition(Object.class));
		ModelCatalogue catalogue = ModelCatalogue.of(beans);
		assertThat(catalogue.delegates()).containsExactly("recordReturn");
		assertThat(catalogue.helpers()).containsOnlyKeys("ticket");
		assertThat(beans.getSingletonNames()).isEmpty();
		assertThat(catalogue.delegate("recordReturn")).isInstanceOf(Witness.class);
	}

	@Test
	void refusesTwoOfOneName() {
		Map<String, JavaDelegate> delegates = Map.of("ticket", (execution) -> {
		});
		assertThatIllegalStateException()
			.isThrownBy(() -> ModelCatalogue.of(delegates, List.of(new Engines.TicketHelper())));
	}

	@Test
	void refusesANameOfTheGrammar() {
		Map<String, JavaDelegate> delegates = Map.of("execution", (execution) -> {
		});
		assertThatIllegalStateException().isThrownBy(() -> ModelCatalogue.of(delegates, List.of()));
	}

}
