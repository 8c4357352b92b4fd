package io.stagedesk;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailSender;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final JavaClasses DESK = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.stagedesk");

	@Test
	void onlyWorkflowKnowsTheEngine() {
		noClasses().that()
			.resideOutsideOfPackage("io.stagedesk.workflow..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.camunda..")
			.check(DESK);
	}

	@Test
	void onlyMessagingSends() {
		noClasses().that()
			.resideOutsideOfPackage("io.stagedesk.messaging..")
			.should()
			.dependOnClassesThat()
			.areAssignableTo(MailSender.class)
			.check(DESK);
	}

	@Test
	void fieldsAreNotInjected() {
		noFields().should().beAnnotatedWith(Autowired.class).check(DESK);
	}

	@Test
	void nobodyWritesToStandardStreams() {
		NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(DESK);
	}

	@Test
	void timeComesFromTheClock() {
		noClasses().that()
			.resideOutsideOfPackage("io.stagedesk.workflow.demo..")
			.should()
			.callMethod(java.time.Instant.class, "now")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.check(DESK);
	}

	@Test
	void publicIsADecision() {
		long types = DESK.stream().filter(ArchitectureTests::isOwnType).count();
		long open = DESK.stream()
			.filter(ArchitectureTests::isOwnType)
			.filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC))
			.count();
		assertThat(open * 100 / types).as("percent of types that are public").isLessThan(55);
	}

	private static boolean isOwnType(JavaClass type) {
		return !type.isAnonymousClass() && !type.getSimpleName().equals("package-info");
	}

}
