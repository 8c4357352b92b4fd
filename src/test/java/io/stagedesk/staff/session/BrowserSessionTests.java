package io.stagedesk.staff.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BrowserSessionTests {

	private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

	private final BrowserSession session = BrowserSession.begin(Instant.EPOCH, Duration.ofHours(12));

	@Test
	void keepsNothingButWhatTheDeskKnows() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.session.setAttribute("basket", "of texts"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.session.setAttribute("list", new ArrayList<>(Set.of(1))));
		SecurityContext stranger = new SecurityContextImpl(new TestingAuthenticationToken("somebody", "else"));
		this.session.setAttribute(CONTEXT, stranger);
		assertThatIllegalArgumentException().isThrownBy(() -> this.session.text(Kept.LOGIN));
	}

	@Test
	void keepsWhoItIsAndNoRights() {
		this.session.setAttribute(CONTEXT, LogIn.contextOf(new Viewer("ana", "Ana", Role.ADMIN, Set.of("payments"))));
		assertThat(this.session.text(Kept.LOGIN)).isEqualTo("ana");
		assertThat(Arrays.stream(Kept.values()).filter((one) -> this.session.text(one) != null))
			.containsExactly(Kept.LOGIN);
	}

	@Test
	void remembersOnlyWhatWasChanged() {
		BrowserSession read = BrowserSession.stored("id", Map.of(Kept.WANTED_PAGE, "/desk"), Instant.EPOCH,
				Instant.EPOCH, Duration.ofHours(12));
		read.removeAttribute("never there");
		assertThat(read.isChanged()).isFalse();
		read.removeAttribute(Sessions.WANTED_PAGE);
		assertThat(read.changes()).containsOnlyKeys(Kept.WANTED_PAGE).containsEntry(Kept.WANTED_PAGE, null);
		read.written();
		assertThat(read.isChanged()).isFalse();
		String before = read.getId();
		assertThat(read.changeSessionId()).isNotEqualTo(before).isEqualTo(read.getId());
		assertThat(read.isRenamed()).isTrue();
	}

}
