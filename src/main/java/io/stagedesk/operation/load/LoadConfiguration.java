package io.stagedesk.operation.load;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sizes the turns by what the node has: threads of the server, connections of the pool.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoadSettings.class)
class LoadConfiguration {

	@Bean
	Turns turnsOfRequests(LoadSettings settings, @Value("${server.tomcat.threads.max}") int threads,
			@Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
		return settings.turns(threads, connections);
	}

}
