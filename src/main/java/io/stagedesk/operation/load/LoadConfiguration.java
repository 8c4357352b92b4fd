package io.stagedesk.operation.load;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.stagedesk.operation.ShortAnswers;
import org.apache.coyote.ProtocolHandler;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Sizes the turns by what the node has (threads of the server, connections of the pool),
 * and bounds how long slow clients keep its threads.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoadSettings.class)
class LoadConfiguration {

	private static final int PART_FOR_BODIES = 8;

	private static final int PART_FOR_FILES = 4;

	/** How long one file may take on its way out. */
	private static final Duration FILE = Duration.ofMinutes(10);

	/**
	 * As much of an answer is taken by the system, whether or not the client reads:
	 * nearly all are shorter.
	 */
	private static final DataSize ANSWER = DataSize.ofKilobytes(512);

	@Bean
	Turns turnsOfRequests(LoadSettings settings, @Value("${server.tomcat.threads.max}") int threads,
			@Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
		return settings.turns(threads, connections);
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> boundsOfSlowClients(LoadSettings settings,
			@Value("${server.tomcat.threads.max}") int threads, ObjectProvider<ShortAnswers> answers,
			MeterRegistry metrics) {
		Counter refused = Counter.builder("stagedesk.bodies.refused")
			.description("requests that were refused because too many others had not arrived whole")
			.register(metrics);
		return (factory) -> {
			factory.addEngineValves(new BodyValve(Math.max(1, threads / PART_FOR_BODIES), settings.silence(),
					(request, response) -> answers.getObject().busy(request, response), refused));
			factory.addProtocolHandlerCustomizers((protocol) -> boundWaits(protocol, settings.silence()));
		};
	}

	/** Files go out on threads of their own: who reads slowly keeps no turn. */
	@Bean
	WebMvcConfigurer filesOnThreadsOfTheirOwn(@Value("${server.tomcat.threads.max}") int threads) {
		int most = Math.max(1, threads / PART_FOR_FILES);
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setThreadNamePrefix("files-");
		executor.setDaemon(true);
		executor.setCorePoolSize(most);
		executor.setMaxPoolSize(most);
		executor.setAllowCoreThreadTimeOut(true);
		executor.setQueueCapacity(most);
		executor.initialize();
		return new WebMvcConfigurer() {
			@Override
			public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
				configurer.setTaskExecutor(executor);
				configurer.setDefaultTimeout(FILE.toMillis());
			}
		};
	}

	private static void boundWaits(ProtocolHandler protocol, Duration silence) {
		if (protocol instanceof AbstractHttp11Protocol<?> http) {
			http.setDisableUploadTimeout(false);
			http.setConnectionUploadTimeout((int) silence.toMillis());
			http.setProperty("socket.txBufSize", String.valueOf(ANSWER.toBytes()));
		}
	}

}
