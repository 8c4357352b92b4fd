package io.stagedesk.messaging.webhook.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.messaging.webhook.ScriptedReceiver;
import io.stagedesk.messaging.webhook.Webhooks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** The pages of webhooks, without a browser. */
@DeskTest
class WebhookPagesTests {

	private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]+");

	@Autowired
	MockMvc mvc;

	@Autowired
	Webhooks webhooks;

	@Autowired
	Fixtures fixtures;

	@Autowired
	JdbcClient jdbc;

	private ScriptedReceiver receiver;

	@BeforeEach
	void begin() throws IOException {
		this.receiver = new ScriptedReceiver();
	}

	@AfterEach
	void clear() throws IOException {
		this.receiver.close();
		this.webhooks.list().forEach((one) -> this.webhooks.remove(one.id(), this.fixtures.viewer("ada")));
	}

	@Test
	void showsASecretOnTheOnePageThatMakesIt() throws Exception {
		assertThat(html(get("/admin/webhooks"), "en")).contains("No webhook yet");
		assertThat(html(get("/admin/webhooks/new"), "zh-CN")).contains("新建 Webhook");
		String created = html(post("/admin/webhooks").params(typed("CREATED", "CLOSED")), "en");
		Matcher secret = SECRET.matcher(created);
		assertThat(secret.find()).as(created).isTrue();
		assertThat(html(get("/admin/webhooks/orders"), "en")).contains("nothing told yet").doesNotContain("whsec_");
		assertThat(html(post("/admin/webhooks/orders/secret"), "zh-CN")).contains("只显示这一次", "whsec_");
		MvcResult saved = send(post("/admin/webhooks").params(typed("CLOSED")), "en");
		assertThat(saved.getResponse().getContentAsString()).contains("Somebody has changed this meanwhile");
		assertThat(html(get("/admin/webhooks"), "zh-CN")).contains("orders", this.receiver.url());
		assertThat(html(get("/admin/events"), "en")).contains("Webhook created").doesNotContain("whsec_");
		assertThat(send(post("/admin/webhooks/orders/remove"), "en").getResponse().getRedirectedUrl())
			.isEqualTo("/admin/webhooks?done=removed");
	}

	@Test
	void keepsWhatWasTyped() throws Exception {
		MultiValueMap<String, String> typed = typed("CLOSED");
		typed.set("url", "ftp://example.com/<b>");
		String page = html(post("/admin/webhooks").params(typed), "en");
		assertThat(page).contains("must be an address", "ftp://example.com/&lt;b&gt;").doesNotContain("<b>");
		typed.set("url", "ftp://example.com/x");
		assertThat(html(post("/admin/webhooks").params(typed), "zh-CN")).contains("必须以 https:// 或 http:// 开头");
		assertThat(this.webhooks.list()).isEmpty();
	}

	@Test
	void saysWhatAReceiverMakesOfATest() throws Exception {
		send(post("/admin/webhooks").params(typed()), "en");
		assertThat(html(post("/admin/webhooks/orders/test"), "en")).contains("The receiver took the test: HTTP 200.");
		this.receiver.answers("500 Broken");
		assertThat(html(post("/admin/webhooks/orders/test"), "zh-CN")).contains("接收方未收下测试消息：HTTP 500", "said no");
		this.receiver.goes();
		assertThat(html(post("/admin/webhooks/orders/test"), "en")).contains("The receiver cannot be reached.");
	}

	@Test
	void listsDeliveriesAndTellsThemAgain() throws Exception {
		send(post("/admin/webhooks").params(typed("CREATED")), "en");
		String number = this.fixtures.aTicket().number();
		this.jdbc.sql("update webhook_delivery set state = 'FAILED', attempts = 9, last_error = 'HTTP 422 <i>no'")
			.update();
		assertThat(html(get("/admin/webhooks/orders"), "en")).contains(number, "Given up");
		String page = html(get("/admin/webhooks/orders/deliveries?state=FAILED"), "en");
		assertThat(page).contains(number, "HTTP 422 &lt;i&gt;no", "Given up: 1", "ticket.changed");
		assertThat(send(post("/admin/webhooks/orders/retry"), "en").getResponse().getRedirectedUrl())
			.isEqualTo("/admin/webhooks/orders/deliveries?done=retried");
		assertThat(html(get("/admin/webhooks/orders/deliveries?state=WAITING"), "zh-CN")).contains(number, "等待中");
		long id = this.jdbc.sql("select id from webhook_delivery").query(Long.class).single();
		this.jdbc.sql("update webhook_delivery set state = 'DELIVERED'").update();
		assertThat(html(post("/admin/webhooks/orders/deliveries/" + id + "/retry"), "zh-CN")).contains("只有未送达的通知才能重发");
	}

	private MultiValueMap<String, String> typed(String... occasions) {
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		typed.set("id", "orders");
		typed.set("url", this.receiver.url());
		typed.set("active", "true");
		typed.set("version", "0");
		typed.put("occasions", List.of(occasions));
		return typed;
	}

	private String html(MockHttpServletRequestBuilder request, String language) throws Exception {
		MvcResult result = send(request, language);
		assertThat(result.getResponse().getStatus()).isEqualTo(200);
		return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

	private MvcResult send(MockHttpServletRequestBuilder request, String language) throws Exception {
		return this.mvc.perform(request.header("Authorization", "Bearer demo-ada").header("Accept-Language", language))
			.andReturn();
	}

}
