package io.stagedesk.ticket.mask;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VendorRulesTests {

	private static final List<FieldRule> RULES = List.of(new FieldRule("*", "*", "customFields.*", Mask.FULL),
			new FieldRule("*", "*", "customFields.orderId", Mask.PARTIAL),
			new FieldRule("*", "SHOW", "customFields.*", Mask.NONE),
			new FieldRule("acme", "*", "customFields.*", Mask.PARTIAL),
			new FieldRule("acme", "SHOW", "customFields.room", Mask.NONE));

	@ParameterizedTest
	@CsvSource({ "other,ECOMMERCE,customFields.iban,FULL", "other,ECOMMERCE,customFields.orderId,PARTIAL",
			"other,SHOW,customFields.orderId,NONE", "acme,ECOMMERCE,customFields.iban,PARTIAL",
			"acme,SHOW,customFields.iban,PARTIAL", "acme,SHOW,customFields.room,NONE" })
	void takesTheClosestRule(String vendor, String scenario, String field, Mask mask) {
		assertThat(new VendorRules(vendor, RULES).of(scenario, field)).isEqualTo(mask);
	}

	@Test
	void hidesWhatNoRuleNames() {
		assertThat(new VendorRules("acme", RULES).of("SHOW", "requester.email")).isEqualTo(Mask.FULL);
		assertThat(new VendorRules("", List.of()).of("SHOW", "subject")).isEqualTo(Mask.FULL);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Linh Tran         | L••• T•••
			linh@example.com  | l•••@example.com
			A-77              | •••
			ORD-998877        | •••77
			王芳               | 王•••
			""")
	void showsPartlyWhatTellsValuesApart(String text, String masked) {
		assertThat(Mask.PARTIAL.of(text)).isEqualTo(masked);
		assertThat(Mask.PARTIAL.of(masked)).isEqualTo(masked);
	}

}
