package io.stagedesk.operation.load;

import java.util.concurrent.Semaphore;

import io.stagedesk.operation.ShortAnswers;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/**
 * Sizes the turns by what the node has: threads of the server, connections of the pool.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoadSettings.class)
class LoadConfiguration {

	private static final int PART_OF_MEMORY = 8;

	private static final int PART_OF_THREADS = 4;

	@Bean
	Turns turnsOfRequests(LoadSettings settings, @Value("${server.tomcat.threads.max}") int threads,
			@Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
		return settings.turns(threads, connections);
	}

	@Bean
	Arrivals arrivals(LoadSettings settings) {
		return new Arrivals(settings.arrival(), Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
	}

	@Bean
	FilterRegistrationBean<ArrivalFilter> arrival(Arrivals arrivals, ShortAnswers answers,
			@Value("${stagedesk.api.max-body:1MB}") DataSize longest,
			@Value("${stagedesk.api.max-upload:21MB}") DataSize longestFiles,
			@Value("${server.tomcat.threads.max}") int threads) {
		FilterRegistrationBean<ArrivalFilter> filter = new FilterRegistrationBean<>(new ArrivalFilter(arrivals, longest,
				longestFiles, new Semaphore(Math.max(1, threads / PART_OF_THREADS)), answers));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		return filter;
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> paceOfBodies(
			@Value("${server.tomcat.threads.max}") int threads) {
		return (factory) -> factory.addContextCustomizers(
				(context) -> context.getPipeline().addValve(new BodyValve(Math.max(1, threads / PART_OF_THREADS))));
	}

}
