package io.stagedesk.page;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.stagedesk.api.FieldErrorsException;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.StaticMessageSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What becomes of a form that the server refuses. */
class RefusalsTests {

	private static final Map<String, String> TYPED = Map.of("body", "typed with care");

	private final StaticMessageSource messages = new StaticMessageSource();

	private final Refusals refusals = new Refusals(new Words(this.messages));

	RefusalsTests() {
		this.messages.setUseCodeAsDefaultMessage(true);
	}

	@Test
	void doesAgainWhatLostARace() {
		AtomicInteger tries = new AtomicInteger();
		FormState state = this.refusals.attempt("say", TYPED, () -> {
			if (tries.incrementAndGet() < 3) {
				throw new CannotAcquireLockException("somebody else writes");
			}
		});
		assertThat(tries).hasValue(3);
		assertThat(state.touched()).isFalse();
	}

	@Test
	void saysSoWhenOthersAreAlwaysFaster() {
		AtomicInteger tries = new AtomicInteger();
		FormState state = this.refusals.attempt("say", TYPED, () -> {
			tries.incrementAndGet();
			throw new IllegalStateException(new CannotAcquireLockException("somebody else writes"));
		});
		assertThat(tries).hasValue(3);
		assertThat(state.complaint()).isEqualTo("refused.faster");
		assertThat(state.value("body")).isEqualTo("typed with care");
	}

	@Test
	void keepsWhatWasTypedAndNamesTheField() {
		FormState state = this.refusals.attempt("say", TYPED, () -> {
			throw new FieldErrorsException("body", "is too careful");
		});
		assertThat(state.error("body")).isEqualTo("is too careful");
		assertThat(state.complaint()).isNull();
		assertThat(state.value("body")).isEqualTo("typed with care");
	}

	@Test
	void saysAboveTheFormWhatIsWrongWithAFieldThatItDoesNotShow() {
		FormState state = this.refusals.attempt("say", TYPED, () -> {
			throw new FieldErrorsException("team", "is not a team");
		});
		assertThat(state.complaint()).isEqualTo("team is not a team");
	}

	@Test
	void leavesWhatIsMissingOrBrokenToTheErrorPage() {
		assertThatExceptionOfType(NotThere.class)
			.isThrownBy(() -> this.refusals.attempt("say", TYPED, RefusalsTests::isNotThere));
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> this.refusals.attempt("say", TYPED, () -> Math.floorDiv(1, 0)));
	}

	private static void isNotThere() {
		throw new NotThere();
	}

	@ResponseStatus(HttpStatus.NOT_FOUND)
	private static final class NotThere extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
