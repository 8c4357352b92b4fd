package io.stagedesk.sla.web.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import io.stagedesk.sla.web.page.ChangeView.Field;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** A manager in front of the pages of promises, without a browser. */
public record Manager(MockMvc mvc, String login, String language) {

	public static Manager mona(MockMvc mvc) {
		return new Manager(mvc, "mona", "en");
	}

	public MvcResult opens(String path) throws Exception {
		return send(get(path));
	}

	public MvcResult sends(String path, String action, MultiValueMap<String, String> fields) throws Exception {
		return send(post(path).params(fields).param("action", action));
	}

	/** Chooses on the page of a change, which sends again what was typed. */
	public MvcResult chooses(MvcResult preview, String action) throws Exception {
		ChangeView change = (ChangeView) preview.getModelAndView().getModel().get("change");
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		for (Field field : change.fields()) {
			fields.add(field.name(), field.value());
		}
		return sends(change.back(), action, fields);
	}

	private MvcResult send(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc
			.perform(request.header("Authorization", "Bearer demo-" + this.login)
				.header("Accept-Language", this.language))
			.andReturn();
	}

	public static MultiValueMap<String, String> fields(Map<String, String> values) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		values.forEach(fields::add);
		return fields;
	}

	/** The text of a page without its tags and line breaks. */
	public static String text(MvcResult page) throws Exception {
		return page.getResponse()
			.getContentAsString(StandardCharsets.UTF_8)
			.replaceAll("<[^>]*>", " ")
			.lines()
			.map(String::strip)
			.collect(Collectors.joining(" "))
			.replaceAll("\\s+", " ");
	}

	public static String html(MvcResult page) throws Exception {
		return page.getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

}
