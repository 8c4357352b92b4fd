package io.stagedesk.workflow.process;

import java.time.Duration;
import java.util.Map;

import io.stagedesk.feedback.Surveys;
import io.stagedesk.ticket.TicketSnapshot;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

class TicketFollowUpProcessTests extends ProcessTests {

	@Autowired
	Surveys surveys;

	@Test
	void invitesToTheSurveyAndWaits() {
		assertThat(followUp(closedTicket())).hasPassed("sendTask_inviteToSurvey")
			.isWaitingAtExactly("eventBasedGateway_firstEvent");
	}

	@Test
	void endsWithAContentRequester() {
		TicketSnapshot ticket = closedTicket();
		ProcessInstance followUp = followUp(ticket);
		answer(ticket, 3);
		assertThat(followUp).isEnded().hasPassed("endEvent_requesterContent").hasNotPassed("userTask_callBack");
	}

	@Test
	void callsAnUnhappyRequesterBack() {
		TicketSnapshot ticket = closedTicket();
		ProcessInstance followUp = followUp(ticket);
		answer(ticket, 2);
		assertThat(followUp).isWaitingAtExactly("userTask_callBack").task().hasCandidateGroup("payments");
		complete("userTask_callBack", ticket, Map.of("outcome", "REACHED", "note", "Apologised"), this.ana);
		assertThat(followUp).isEnded().hasPassed("serviceTask_recordCallBack", "endEvent_requesterCalledBack");
	}

	@Test
	void endsWhenNobodyAnswers() {
		TicketSnapshot ticket = closedTicket();
		ProcessInstance followUp = followUp(ticket);
		this.time.pass(Duration.ofDays(8));
		assertThat(followUp).isEnded().hasPassed("intermediateCatchEvent_surveyOver", "endEvent_noSurveyAnswer");
	}

	private TicketSnapshot closedTicket() {
		return this.actions.close(resolvedTicket().number(), null, this.ana);
	}

	private void answer(TicketSnapshot ticket, int score) {
		this.surveys.answer(this.surveys.of(ticket).orElseThrow().token(), score, "");
	}

	private ProcessInstance followUp(TicketSnapshot ticket) {
		return process("ticket-follow-up", ticket);
	}

}
