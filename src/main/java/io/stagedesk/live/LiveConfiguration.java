package io.stagedesk.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Chooses the wire by the database: only PostgreSQL has more nodes than one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

	@Bean
	Wire wire(JdbcConnectionDetails database, JdbcClient jdbc, JsonMapper json, Backlog backlog, Company company,
			Streams streams) {
		return (DatabaseDriver.fromJdbcUrl(database.getJdbcUrl()) == DatabaseDriver.POSTGRESQL)
				? new PostgresWire(database, jdbc, json, backlog, company, streams)
				: new LocalWire(backlog, company, streams);
	}

	@Bean
	MeterBinder openStreams(Streams streams) {
		return (metrics) -> Gauge.builder("stagedesk.live.streams", streams, Streams::count)
			.description("streams of live events that are open")
			.register(metrics);
	}

	@Bean
	WebMvcConfigurer placeOfPages(Backlog backlog) {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(new PagePlace(backlog)).excludePathPatterns("/api/**", "/live", "/live/**");
			}

		};
	}

}
