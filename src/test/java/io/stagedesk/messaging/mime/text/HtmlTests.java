package io.stagedesk.messaging.mime.text;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HtmlTests {

	@Test
	void readsTheTextOfWhatIsNotLaidOut() {
		Html html = Html.withoutLayout("<p title='x'>a &amp; b</p><script>x()</script><!-- <p> -->c<style>p{}</style>");
		assertThat(html.layout()).isEmpty();
		assertThat(html.text().split("\\s+")).containsExactly("a", "&", "b", "c");
	}

	@Test
	void asksTheWatch() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Html.of("<p>x", Set.of(), () -> {
			throw new IllegalStateException();
		}));
	}

}
