package io.stagedesk.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Has the server itself answer with a problem where a request is so malformed that it
 * never reaches us.
 */
@Configuration(proxyBeanMethods = false)
class ServerErrors {

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTheServer() {
		return (factory) -> factory
			.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ProblemValve()));
	}

	private static final class ProblemValve extends ErrorReportValve {

		private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

		ProblemValve() {
			setShowReport(false);
			setShowServerInfo(false);
		}

		@Override
		protected void report(Request request, Response response, Throwable failure) {
			String path = request.getRequestURI();
			if (response.getStatus() < 400 || (path != null && !Problems.isApi(path))) {
				super.report(request, response, failure);
				return;
			}
			if (response.getContentWritten() > 0 || !response.setErrorReported()) {
				return;
			}
			try {
				HttpStatus status = HttpStatus.valueOf(response.getStatus());
				response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
				response.getOutputStream()
					.write("""
							{"title":"%s","status":%d,"detail":"The server does not understand this request"}"""
						.formatted(status.getReasonPhrase(), status.value())
						.getBytes(StandardCharsets.UTF_8));
				response.finishResponse();
			}
			catch (IOException ex) {
				log.debug("The client is gone", ex);
			}
		}

	}

}
