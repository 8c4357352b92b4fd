package io.stagedesk.api.post;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Lets {@link Posts} carry out every post to the API. Around the controller rather than
 * around the servlet: what a controller throws ends the transaction first and is turned
 * into an answer afterwards, and work can be done again.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostSettings.class)
class PostConfiguration {

	@Bean
	WebMvcRegistrations wholePosts(ObjectProvider<Posts> posts) {
		return new WebMvcRegistrations() {

			@Override
			public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
				return new WholePostAdapter(posts);
			}

		};
	}

	private static final class WholePostAdapter extends RequestMappingHandlerAdapter {

		private final ObjectProvider<Posts> posts;

		WholePostAdapter(ObjectProvider<Posts> posts) {
			this.posts = posts;
		}

		@Override
		protected ModelAndView invokeHandlerMethod(HttpServletRequest request, HttpServletResponse response,
				HandlerMethod method) throws Exception {
			if (!request.getMethod().equals("POST") || !request.getRequestURI().startsWith("/api/")) {
				return super.invokeHandlerMethod(request, response, method);
			}
			this.posts.getObject()
				.carryOut(request, response, (again, buffered) -> super.invokeHandlerMethod(again, buffered, method));
			return null;
		}

	}

}
