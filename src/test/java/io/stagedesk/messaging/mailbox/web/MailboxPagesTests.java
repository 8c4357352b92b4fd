package io.stagedesk.messaging.mailbox.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.stagedesk.DeskTest;
import org.junit.jupiter.api.AfterEach;
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

/** The pages of mailboxes, without a browser. */
@DeskTest
class MailboxPagesTests {

	@Autowired
	MockMvc mvc;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void clear() {
		this.jdbc.sql("delete from mailbox").update();
	}

	@Test
	void keepsAMailboxAndShowsItWithoutItsPassword() throws Exception {
		assertThat(html(get("/admin/mailboxes"), "en")).contains("No mailbox yet");
		assertThat(html(get("/admin/mailboxes/new"), "zh-CN")).contains("测试连接");
		MvcResult saved = send(post("/admin/mailboxes").params(typed("imap.example.com", 993)), "ada", "en");
		assertThat(saved.getResponse().getRedirectedUrl()).isEqualTo("/admin/mailboxes/help?done=saved");
		assertThat(html(get("/admin/mailboxes/help"), "en")).contains("imap.example.com", "not read yet")
			.doesNotContain("s3cret-1");
		assertThat(html(get("/admin/mailboxes"), "zh-CN")).contains("help@desk.example", "尚未读取");
		assertThat(html(get("/admin/events"), "en")).contains("Mailbox created").doesNotContain("s3cret-1");
		assertThat(send(post("/admin/mailboxes/help/remove"), "ada", "en").getResponse().getRedirectedUrl())
			.isEqualTo("/admin/mailboxes?done=removed");
	}

	@Test
	void keepsWhatWasTypedButNeverThePassword() throws Exception {
		MultiValueMap<String, String> typed = typed("not a host", 993);
		String page = html(post("/admin/mailboxes").params(typed), "en");
		assertThat(page).contains("must be the name or address of a machine", "not a host", "help@desk.example")
			.doesNotContain("s3cret-1");
		assertThat(html(post("/admin/mailboxes").params(typed), "zh-CN")).contains("必须是主机名或地址");
	}

	@Test
	void namesATeamThatIsNotThere() throws Exception {
		MultiValueMap<String, String> typed = typed("imap.example.com", 993);
		typed.set("team", "nowhere");
		assertThat(html(post("/admin/mailboxes").params(typed), "en")).contains("is no team");
		assertThat(this.jdbc.sql("select count(*) from mailbox").query(Integer.class).single()).isZero();
	}

	@Test
	void saysWhatATestSaw() throws Exception {
		GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP));
		server.start();
		try {
			server.setUser("help@desk.example", "u", "s3cret-1");
			assertThat(html(post("/admin/mailboxes/test").params(typed("localhost", server.getImap().getPort())), "en"))
				.contains("The mailbox can be read.", "It has 0 mails.", "0 are not seen yet.",
						"The connection is not encrypted.", "The server tells of new mail at once.");
			server.setUser("help@desk.example", "u", "another");
			assertThat(html(post("/admin/mailboxes/test").params(typed("localhost", server.getImap().getPort())), "en"))
				.contains("The log-in is refused.")
				.doesNotContain("s3cret-1");
		}
		finally {
			server.stop();
		}
	}

	@Test
	void saysAtWhichStepATestFailed() throws Exception {
		assertThat(html(post("/admin/mailboxes/test").params(typed("localhost", freePort())), "zh-CN"))
			.contains("没有邮件服务器");
		assertThat(html(post("/admin/mailboxes/test").params(typed("no-such-machine.invalid", 143)), "en"))
			.contains("No machine has the server’s name.");
		MultiValueMap<String, String> encrypted = typed("localhost", 0);
		GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAPS));
		server.start();
		try {
			encrypted.set("protocol", "IMAPS");
			encrypted.set("port", String.valueOf(server.getImaps().getPort()));
			assertThat(html(post("/admin/mailboxes/test").params(encrypted), "en"))
				.contains("certificate is not trusted");
		}
		finally {
			server.stop();
		}
	}

	@Test
	void keepsSupervisorsOut() throws Exception {
		assertThat(send(get("/admin/mailboxes"), "mona", "en").getResponse().getStatus()).isEqualTo(403);
		assertThat(send(post("/admin/mailboxes/test").params(typed("localhost", 1)), "mona", "en").getResponse()
			.getStatus()).isEqualTo(403);
	}

	private static MultiValueMap<String, String> typed(String host, int port) {
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		typed.setAll(Map.of("id", "help", "address", "help@desk.example", "protocol", "IMAP", "starttls", "ALLOWED",
				"host", host, "port", String.valueOf(port), "username", "u", "password", "s3cret-1", "login",
				"PASSWORD", "folder", "INBOX"));
		typed.setAll(Map.of("pollInterval", "60", "active", "true", "version", "0"));
		return typed;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private String html(MockHttpServletRequestBuilder request, String language) throws Exception {
		MvcResult page = send(request, "ada", language);
		assertThat(page.getResponse().getStatus()).isEqualTo(200);
		return page.getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

	private MvcResult send(MockHttpServletRequestBuilder request, String login, String language) throws Exception {
		return this.mvc
			.perform(request.header("Authorization", "Bearer demo-" + login).header("Accept-Language", language))
			.andReturn();
	}

}
