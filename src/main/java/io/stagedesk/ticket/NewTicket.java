package io.stagedesk.ticket;

import java.util.List;
import java.util.Map;

import io.stagedesk.requester.RequesterFacts;

/**
 * A request as it comes in, already checked.
 *
 * @param category as given, or {@code null}: then the classification table says
 * @param priority as given, or {@code null}: then the classification table says
 * @param scenario as given, or {@code null}: then the scenario table says
 * @param trusted whether the source proves who the requester is (the live app, an agent)
 */
public record NewTicket(RequesterFacts requester, String subject, String body, Channel channel, Scenario scenario,
		String category, Priority priority, String language, Map<String, Object> customFields, List<String> tags,
		Map<String, Object> context, boolean trusted) {

	public NewTicket {
		customFields = Map.copyOf(customFields);
		context = Map.copyOf(context);
		tags = tags.stream().distinct().toList();
	}

}
