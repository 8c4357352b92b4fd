package io.stagedesk.staff.session;

import java.util.Arrays;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * All that a session may hold, each in a column of its own as plain text: no object is
 * ever read back from what somebody wrote into the table. Rights are not among it.
 */
enum Kept {

	/** Who is logged in; what they may do is looked up with each request. */
	LOGIN(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, "login") {

		@Override
		String text(Object value) {
			return LogIn.loginIn((SecurityContext) value);
		}

	},

	/** What a form of this browser has to send back. */
	CSRF_TOKEN(HttpSessionCsrfTokenRepository.class.getName() + ".CSRF_TOKEN", "csrf_token") {

		@Override
		String text(Object value) {
			return ((CsrfToken) value).getToken();
		}

	},

	/** Where somebody wanted to go before the log-in. */
	WANTED_PAGE(Sessions.WANTED_PAGE, "wanted_page") {

		@Override
		String text(Object value) {
			return (String) value;
		}

	};

	private final String attribute;

	private final String column;

	Kept(String attribute, String column) {
		this.attribute = attribute;
		this.column = column;
	}

	String attribute() {
		return this.attribute;
	}

	String column() {
		return this.column;
	}

	/** What stands in the column for an attribute of the session. */
	abstract String text(Object value);

	static CsrfToken csrfToken(String text) {
		return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", text);
	}

	/**
	 * @throws IllegalArgumentException for what no session of this desk may hold
	 */
	static Kept named(String attribute) {
		return Arrays.stream(values())
			.filter((one) -> one.attribute.equals(attribute))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("A session does not keep " + attribute));
	}

}
