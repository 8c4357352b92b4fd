package io.stagedesk.messaging;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.stagedesk.StageDesk;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.MimeMessageHelper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two whole desks, each with a mailbox and a relay of a real mail server: a story by
 * mail, and what they make of each other's mails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoDesksTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String WANG = "wang@example.com";

	@RegisterExtension
	static GreenMailExtension post = new GreenMailExtension(
			new ServerSetup[] { ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort() })
		.withConfiguration(GreenMailConfiguration.aConfig()
			.withUser(WANG, "wang", "x")
			.withUser("help@a.example", "at-a", "x")
			.withUser("help@b.example", "at-b", "x")
			.withUser("in@a.example", "in-a", "x")
			.withUser("in@b.example", "in-b", "x"))
		.withPerMethodLifecycle(false);

	private final JsonMapper json = JsonMapper.builder().build();

	private ConfigurableApplicationContext a;

	private ConfigurableApplicationContext b;

	@BeforeAll
	void startBoth() {
		this.a = start("a");
		this.b = start("b");
	}

	@AfterAll
	void stopBoth() {
		this.a.close();
		this.b.close();
	}

	@Test
	void tellsTheWholeStoryByMail() throws Exception {
		MimeMessage first = new MimeMessage(session());
		MimeMessageHelper helper = new MimeMessageHelper(first, true, "UTF-8");
		helper.setFrom(WANG, "王芳");
		helper.setTo("in@a.example");
		helper.setSubject("充值没有到账");
		helper.setText("我昨天充值了 50 元，一直没有到账。");
		helper.addAttachment("截图.png",
				() -> new java.io.ByteArrayInputStream(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 }),
				"image/png");
		first.saveChanges();
		Transport.send(first);

		JsonNode ticket = await().atMost(PATIENCE)
			.until(() -> get("/api/v1/tickets?sort=created&q=充值没有到账".replace("充值没有到账",
					java.net.URLEncoder.encode("充值没有到账", java.nio.charset.StandardCharsets.UTF_8)), "mona")
				.path("items"), (items) -> items.size() == 1)
			.get(0);
		String number = ticket.path("number").asString();
		assertThat(ticket.path("channel").asString()).isEqualTo("EMAIL");
		assertThat(ticket.path("language").asString()).startsWith("zh");
		MimeMessage acknowledgement = mailTo(WANG, number, 1);
		assertThat(acknowledgement.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
		assertThat(acknowledgement.getFrom()[0].toString()).isEqualTo("help@a.example");

		post("/api/v1/tickets/%s/claim".formatted(number), "{}", "ana");
		post("/api/v1/tickets/%s/messages".formatted(number), "{\"body\":\"您用的是哪张卡？\"}", "ana");
		MimeMessage reply = mailTo(WANG, number, 2);
		assertThat(reply.getHeader("References", " ")).contains(first.getMessageID());
		assertThat(reply.getSubject()).isEqualTo("Re: 充值没有到账 [" + number + "]");
		assertThat(reply.getHeader("Auto-Submitted", null)).isNull();

		MimeMessage answer = new MimeMessage(session());
		answer.setFrom(WANG);
		answer.setRecipients(MimeMessage.RecipientType.TO, "in@a.example");
		answer.setSubject("回复: " + reply.getSubject(), "UTF-8");
		answer.setHeader("In-Reply-To", reply.getMessageID());
		answer.setText("招商银行的卡。\n\n> 您用的是哪张卡？", "UTF-8");
		Transport.send(answer);
		await().atMost(PATIENCE).until(() -> bodies(number), (bodies) -> bodies.contains("招商银行的卡。"));

		post("/api/v1/tickets/%s/resolve".formatted(number), "{\"resolution\":\"已到账\"}", "ana");
		post("/api/v1/tickets/%s/close".formatted(number), "{}", "ana");
		await().atMost(PATIENCE).until(() -> received(WANG).stream().anyMatch((mail) -> text(mail).contains("/csat/")));
	}

	@Test
	void endAfterThreeWhenAllSignsAreLostOnTheWay() throws Exception {
		MimeMessage spark = new MimeMessage(session());
		spark.setFrom("help@b.example");
		spark.setRecipients(MimeMessage.RecipientType.TO, "in@a.example");
		spark.setSubject("Hello");
		spark.setText("Is anybody there?");
		Transport.send(spark);
		List<Integer> carried = new ArrayList<>();
		await().atMost(PATIENCE).until(() -> {
			carried.add(carry("help@a.example", "in@a.example") + carry("help@b.example", "in@b.example"));
			return ruledOut(this.a) + ruledOut(this.b) > 0;
		});
		await().during(Duration.ofSeconds(4)).atMost(PATIENCE).until(() -> {
			carry("help@a.example", "in@a.example");
			carry("help@b.example", "in@b.example");
			return true;
		});
		assertThat(carried.stream().mapToInt(Integer::intValue).sum()).isPositive();
		assertThat(acknowledged(this.a, "help@b.example")).isBetween(1L, 3L);
		assertThat(acknowledged(this.b, "help@a.example")).isBetween(1L, 3L);
	}

	@Test
	void leaveEachOthersAutomaticMailsUnanswered() throws Exception {
		MimeMessage spark = new MimeMessage(session());
		spark.setFrom("in@b.example");
		spark.setRecipients(MimeMessage.RecipientType.TO, "in@a.example");
		spark.setSubject("One word");
		spark.setText("Please tell me more");
		Transport.send(spark);
		await().atMost(PATIENCE)
			.until(() -> count(this.b, "select count(*) from incoming_mail where reason = 'AUTO_REPLY'") > 0);
		assertThat(acknowledged(this.b, "help@a.example")).isLessThanOrEqualTo(3);
		assertThat(count(this.b, "select count(*) from outbox where recipient = 'in@a.example'")).isZero();
	}

	/** A relay that loses every header by which machines are known. */
	private static int carry(String from, String to) throws Exception {
		MailFolder folder = post.getManagers()
			.getImapHostManager()
			.getInbox(post.getUserManager().getUserByEmail(from));
		List<StoredMessage> mails = folder.getNonDeletedMessages();
		for (StoredMessage mail : mails) {
			MimeMessage lost = new MimeMessage(session());
			lost.setFrom(mail.getMimeMessage().getFrom()[0]);
			lost.setRecipients(MimeMessage.RecipientType.TO, to);
			lost.setSubject("Hello again");
			lost.setText("Something else " + mail.getUid());
			Transport.send(lost);
		}
		folder.deleteAllMessages();
		return mails.size();
	}

	private static long ruledOut(ConfigurableApplicationContext desk) {
		return count(desk, "select count(*) from outbox where state = 'RULED_OUT'");
	}

	private static long acknowledged(ConfigurableApplicationContext desk, String address) {
		return count(desk,
				"select count(*) from outbox where kind = 'ACKNOWLEDGEMENT' and state = 'SENT' and recipient = '%s'"
					.formatted(address));
	}

	private static long count(ConfigurableApplicationContext desk, String query) {
		return desk.getBean(JdbcClient.class).sql(query).query(Long.class).single();
	}

	private static ConfigurableApplicationContext start(String name) {
		return new SpringApplicationBuilder(StageDesk.class).profiles("demo")
			.run("--server.port=0", "--stagedesk.workflow.timers=false", "--stagedesk.demo.tickets=false",
					"--spring.datasource.url=jdbc:h2:mem:desk-" + name + System.nanoTime() + ";DB_CLOSE_DELAY=-1",
					"--stagedesk.mail.from=help@%s.example".formatted(name), "--stagedesk.mail.smtp.host=127.0.0.1",
					"--stagedesk.mail.smtp.port=" + post.getSmtp().getPort(),
					"--stagedesk.mailboxes[0].address=help@%s.example".formatted(name),
					"--stagedesk.mailboxes[0].protocol=imap", "--stagedesk.mailboxes[0].host=127.0.0.1",
					"--stagedesk.mailboxes[0].port=" + post.getImap().getPort(),
					"--stagedesk.mailboxes[0].username=in-" + name, "--stagedesk.mailboxes[0].password=x",
					"--stagedesk.mailboxes[0].poll-interval=1s");
	}

	private static Session session() {
		Properties properties = new Properties();
		properties.put("mail.smtp.host", "127.0.0.1");
		properties.put("mail.smtp.port", String.valueOf(post.getSmtp().getPort()));
		return Session.getInstance(properties);
	}

	private MimeMessage mailTo(String address, String number, int count) {
		return await().atMost(PATIENCE)
			.until(() -> received(address).stream().filter((mail) -> subject(mail).contains(number)).toList(),
					(mails) -> mails.size() >= count)
			.get(count - 1);
	}

	private static List<MimeMessage> received(String address) {
		return Arrays.stream(post.getReceivedMessages()).filter((mail) -> isTo(mail, address)).toList();
	}

	private static boolean isTo(MimeMessage mail, String address) {
		try {
			return Arrays.stream(mail.getAllRecipients())
				.anyMatch((one) -> ((InternetAddress) one).getAddress().equals(address));
		}
		catch (jakarta.mail.MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String subject(MimeMessage mail) {
		try {
			return mail.getSubject();
		}
		catch (jakarta.mail.MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(MimeMessage mail) {
		try {
			java.io.ByteArrayOutputStream raw = new java.io.ByteArrayOutputStream();
			((jakarta.mail.Multipart) mail.getContent()).getBodyPart(0).writeTo(raw);
			return new String(
					((jakarta.mail.Multipart) mail.getContent()).getBodyPart(0).getInputStream().readAllBytes(),
					java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (java.io.IOException | jakarta.mail.MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> bodies(String number) throws Exception {
		List<String> bodies = new ArrayList<>();
		get("/api/v1/tickets/%s/messages".formatted(number), "ana").path("items")
			.forEach((item) -> bodies.add(item.path("body").asString()));
		return bodies;
	}

	private JsonNode get(String path, String login) throws Exception {
		return send(request(path, login).GET().build());
	}

	private JsonNode post(String path, String body, String login) throws Exception {
		return send(request(path, login).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	private JsonNode send(HttpRequest request) throws Exception {
		String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
		JsonNode read = this.json.readTree(answer);
		assertThat(Map.of("status", read.path("status").asString(""))).doesNotContainEntry("status", "500");
		return read;
	}

	private HttpRequest.Builder request(String path, String login) {
		int port = this.a.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.header("Authorization", "Bearer demo-" + login);
	}

}
