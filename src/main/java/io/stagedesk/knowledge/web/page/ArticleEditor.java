package io.stagedesk.knowledge.web.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.knowledge.KnowledgeDeniedException;
import io.stagedesk.knowledge.article.Article;
import io.stagedesk.knowledge.article.ArticleAudience;
import io.stagedesk.knowledge.article.ArticleState;
import io.stagedesk.knowledge.article.ArticleTerms;
import io.stagedesk.knowledge.article.ArticleText;
import io.stagedesk.knowledge.article.Articles;
import io.stagedesk.knowledge.article.Markdown;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Viewer;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where supervisors and administrators write an article. */
@Controller
@RequestMapping("/desk/article-editor")
class ArticleEditor {

	private static final String FORM = "article";

	private final Articles articles;

	private final Refusals refusals;

	ArticleEditor(Articles articles, Refusals refusals) {
		this.articles = articles;
		this.refusals = refusals;
	}

	/**
	 * A new article, one that is there, or what one was in an earlier version.
	 */
	@GetMapping
	String write(@RequestParam(defaultValue = "") String slug, @RequestParam(defaultValue = "0") String version,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		requireWriter(viewer);
		if (slug.isEmpty()) {
			return show(FormState.fresh(FORM, Map.of("version", "0", "state", "DRAFT", "audience", "PUBLIC")), model);
		}
		Article article = this.articles.get(slug, viewer);
		Optional<Integer> earlier = number(version).filter((one) -> one > 0);
		ArticleTerms terms = earlier.map((one) -> this.articles.version(slug, one, viewer).terms())
			.orElse(article.terms());
		model.addAttribute("earlier", earlier.orElse(0));
		return show(filled(article, terms), model);
	}

	@PostMapping
	String save(@RequestParam Map<String, String> typed, @AuthenticationPrincipal Viewer viewer, Model model) {
		requireWriter(viewer);
		String slug = text(typed, "slug");
		FormState form = this.refusals.attempt(FORM, typed, () -> {
			ArticleTerms terms = terms(typed);
			Optional<Integer> version = number(typed.getOrDefault("version", ""));
			if (version.filter((one) -> one > 0).isPresent()) {
				this.articles.change(slug, terms, version, viewer);
			}
			else {
				this.articles.add(slug, terms, viewer);
			}
		});
		return form.touched() ? show(form, model) : "redirect:/desk/articles/" + slug + "?done=saved";
	}

	/** What readers would see. */
	@PostMapping(path = "/preview", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
	@ResponseBody
	String preview(@RequestParam(defaultValue = "") String text, @AuthenticationPrincipal Viewer viewer) {
		requireWriter(viewer);
		return Markdown.html(text);
	}

	private String show(FormState form, Model model) {
		model.addAttribute("forms", new Forms(form));
		model.addAttribute("languages", LanguageFields.of(form, List.of()));
		model.addAttribute("known", !form.value("version").equals("0"));
		return "knowledge/editor";
	}

	private static FormState filled(Article article, ArticleTerms terms) {
		Map<String, String> values = new HashMap<>(Map.of("slug", article.slug(), "version",
				String.valueOf(article.version()), "state", terms.state().name(), "audience", terms.audience().name(),
				"scenario", terms.scenario(), "category", terms.category(), "tags", String.join(" ", terms.tags())));
		terms.texts().forEach((language, text) -> {
			String field = LanguageFields.PREFIX + language;
			values.put(field + ".title", text.title());
			values.put(field + ".summary", text.summary());
			values.put(field + ".body", text.body());
		});
		return FormState.fresh(FORM, values);
	}

	private static ArticleTerms terms(Map<String, String> typed) {
		return new ArticleTerms(one(ArticleState.values(), typed, "state"),
				one(ArticleAudience.values(), typed, "audience"), text(typed, "scenario"), text(typed, "category"),
				Arrays.stream(text(typed, "tags").split("[\\s,，、]+")).filter((tag) -> !tag.isEmpty()).toList(),
				LanguageFields.typed(typed,
						(field) -> new ArticleText(text(typed, field + ".title"),
								text(typed, field + ".summary").replaceAll("\\R+", " "),
								typed.getOrDefault(field + ".body", ""))));
	}

	private static <E extends Enum<E>> E one(E[] values, Map<String, String> typed, String field) {
		return Arrays.stream(values)
			.filter((value) -> value.name().equals(text(typed, field)))
			.findFirst()
			.orElseThrow(() -> new FieldErrorsException(field, "is not a value of this field"));
	}

	private static String text(Map<String, String> typed, String field) {
		return typed.getOrDefault(field, "").strip();
	}

	private static Optional<Integer> number(String text) {
		return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
	}

	private static void requireWriter(Viewer viewer) {
		if (!Article.isWritableBy(viewer)) {
			throw new KnowledgeDeniedException("Articles are not yours to change");
		}
	}

}
