package io.stagedesk.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Starts the Chromium of this machine once for all tests. Where there is none the tests
 * are skipped, but never in CI, where it has to be.
 */
class Chromium implements ParameterResolver, AfterEachCallback {

	private static final Namespace NAMESPACE = Namespace.create(Chromium.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Visitors.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Optional<Path> program = ChromiumProgram.find();
		if (System.getenv("CI") == null) {
			Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine: the pages are not tested");
		}
		Running running = context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(Running.class,
					(key) -> Running.start(program.orElseThrow(
							() -> new IllegalStateException("CI needs a Chromium; set CHROMIUM_PATH or install one"))),
					Running.class);
		Environment environment = SpringExtension.getApplicationContext(context).getEnvironment();
		Visitors visitors = new Visitors(running.browser(),
				"http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
		context.getStore(NAMESPACE).put(Visitors.class, visitors);
		return visitors;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Visitors visitors = context.getStore(NAMESPACE).remove(Visitors.class, Visitors.class);
		if (visitors != null) {
			visitors.leave();
		}
	}

	private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

		static Running start(Path program) {
			Playwright playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			return new Running(playwright, playwright.chromium()
				.launch(new LaunchOptions().setExecutablePath(program).setArgs(ChromiumProgram.FLAGS)));
		}

		@Override
		public void close() {
			this.browser.close();
			this.playwright.close();
		}

	}

}
