package io.stagedesk.messaging.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.stagedesk.api.trace.LogContext;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts to receivers. None can hold a thread for longer than the timeout, make the desk
 * keep a long answer, or send it elsewhere.
 */
@Component
class Receivers implements DisposableBean {

	private static final int CONNECTIONS = 64;

	private static final int CONNECTIONS_EACH = 8;

	private static final TimeValue KEPT = TimeValue.ofMinutes(5);

	/** How much of an answer is read, so that its connection can be used again. */
	private static final int READ = 4096;

	private static final int SHOWN = 200;

	private final CloseableHttpClient http;

	private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "webhook-alarm");
		thread.setDaemon(true);
		return thread;
	});

	private final long patience;

	private final Clock clock;

	Receivers(WebhookSettings settings, Clock clock) {
		this.clock = clock;
		this.patience = settings.timeout().toMillis();
		Timeout timeout = Timeout.ofMilliseconds(this.patience);
		this.http = HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(settings.internal() ? SystemDefaultDnsResolver.INSTANCE : new PublicAddresses())
				.setMaxConnPerRoute(CONNECTIONS_EACH)
				.setMaxConnTotal(CONNECTIONS)
				.setDefaultConnectionConfig(ConnectionConfig.custom()
					.setConnectTimeout(timeout)
					.setSocketTimeout(timeout)
					.setTimeToLive(KEPT)
					.build())
				.build())
			.setDefaultRequestConfig(
					RequestConfig.custom().setConnectionRequestTimeout(timeout).setResponseTimeout(timeout).build())
			.setUserAgent("StageDesk-Webhooks")
			.disableRedirectHandling()
			.disableAutomaticRetries()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableContentCompression()
			.build();
	}

	/**
	 * Tells a receiver one thing.
	 * @param secrets to sign with; the receiver accepts any of the signatures
	 */
	ReceiverAnswer post(String url, String messageId, String body, List<SigningSecret> secrets) {
		if (secrets.isEmpty()) {
			return ReceiverAnswer.away("The kept secret cannot be read with today's key: please renew it");
		}
		HttpPost request = new HttpPost(url);
		long timestamp = this.clock.instant().getEpochSecond();
		request.setHeader("webhook-id", messageId);
		request.setHeader("webhook-timestamp", timestamp);
		request.setHeader("webhook-signature",
				secrets.stream().map((one) -> one.sign(messageId, timestamp, body)).collect(Collectors.joining(" ")));
		LogContext.traceparent().ifPresent((trace) -> request.setHeader("traceparent", trace));
		request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
		return post(request);
	}

	private ReceiverAnswer post(HttpPost request) {
		Future<?> end = this.alarm.schedule(request::cancel, this.patience, TimeUnit.MILLISECONDS);
		try {
			ClassicHttpResponse response = this.http.executeOpen(null, request, null);
			try {
				return ReceiverAnswer.of(response.getCode(), beginning(response, request),
						Optional.ofNullable(response.getFirstHeader("Retry-After")).map(Header::getValue).orElse(""));
			}
			finally {
				Closer.closeQuietly(response);
			}
		}
		catch (IOException ex) {
			return request.isCancelled() ? ReceiverAnswer.away("No whole answer within %d ms".formatted(this.patience))
					: ReceiverAnswer.of(ex);
		}
		finally {
			end.cancel(false);
		}
	}

	/**
	 * In plain characters; a longer answer is cut off, or it would be read to its end.
	 */
	private static String beginning(ClassicHttpResponse response, HttpPost request) throws IOException {
		if (response.getEntity() == null) {
			return "";
		}
		InputStream answer = response.getEntity().getContent();
		byte[] read = (answer != null) ? answer.readNBytes(READ) : new byte[0];
		if (read.length == READ) {
			request.cancel();
		}
		String text = new String(read, StandardCharsets.UTF_8).replaceAll("[^ -~]+", " ").strip();
		return text.substring(0, Math.min(text.length(), SHOWN));
	}

	@Override
	public void destroy() throws IOException {
		this.alarm.shutdownNow();
		this.http.close();
	}

}
