package io.stagedesk.workflow.web.desk;

import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.web.relation.RelationCards;
import io.stagedesk.workflow.web.relation.RelationView;
import org.thymeleaf.context.LazyContextVariable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Gives the ticket's page what belongs to the ticket, whichever form was sent; it is read
 * only where the page is shown.
 */
@ControllerAdvice(basePackageClasses = RelationAdvice.class)
class RelationAdvice {

	private final RelationCards cards;

	RelationAdvice(RelationCards cards) {
		this.cards = cards;
	}

	@ModelAttribute("related")
	LazyContextVariable<RelationView> related(@PathVariable(required = false) String number,
			@AuthenticationPrincipal Viewer viewer) {
		return new LazyContextVariable<>() {
			@Override
			protected RelationView loadValue() {
				return RelationAdvice.this.cards.of(number, viewer);
			}
		};
	}

}
