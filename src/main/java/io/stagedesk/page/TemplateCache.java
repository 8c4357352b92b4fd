package io.stagedesk.page;

import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has room for all that the templates say. With Thymeleaf's 500 places each kind of page
 * drove out what the next one needed, which was then parsed, and compiled, again.
 */
@Configuration(proxyBeanMethods = false)
class TemplateCache {

	/** The templates have about 2,000 expressions and 300 fragments. */
	private static final int EXPRESSIONS = 8000;

	private static final int TEMPLATES = 1000;

	@Bean
	static BeanPostProcessor roomForTemplates() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				if (bean instanceof SpringTemplateEngine engine) {
					StandardCacheManager cache = new StandardCacheManager();
					cache.setExpressionCacheMaxSize(EXPRESSIONS);
					cache.setTemplateCacheMaxSize(TEMPLATES);
					engine.setCacheManager(cache);
				}
				return bean;
			}
		};
	}

}
