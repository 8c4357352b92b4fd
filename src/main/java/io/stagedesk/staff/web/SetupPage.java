package io.stagedesk.staff.web;

import java.util.Map;
import java.util.Set;

import io.stagedesk.api.CleanText;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Credentials;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Makes the first administrator, by the link that the first start prints; once. */
@Controller
@RequestMapping("/setup/{token}")
class SetupPage {

	private final Credentials credentials;

	private final PasswordEncoder passwords;

	SetupPage(Credentials credentials, PasswordEncoder passwords) {
		this.credentials = credentials;
		this.passwords = passwords;
	}

	@GetMapping
	String show(@PathVariable String token, Model model) {
		require(this.credentials.isSetupToken(token));
		model.addAttribute("token", token);
		return "staff/setup";
	}

	@PostMapping
	String setUp(@PathVariable String token, @Valid @ModelAttribute Administrator administrator, BindingResult errors,
			@RequestParam Map<String, String> typed, Model model) {
		if (errors.hasErrors()) {
			typed.remove("password");
			model.addAttribute("forms", new Forms(FormState.invalid("setup", typed, errors)));
			return show(token, model);
		}
		require(this.credentials.setUp(token, administrator.agent(), this.passwords.encode(administrator.password())));
		return "redirect:/login";
	}

	private static void require(boolean known) {
		if (!known) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
	}

	/** Who begins. */
	record Administrator(
			@NotBlank(message = "{validation.required}") @Pattern(regexp = "[a-z0-9][a-z0-9.-]{1,39}",
					message = "{validation.login}") String login,
			@NotBlank(message = "{validation.required}") @Size(max = 100,
					message = "{validation.size}") @CleanText(message = "{validation.clean}") String name,
			@NotBlank(message = "{validation.required}") @Email(message = "{validation.email}") @Size(max = 254,
					message = "{validation.size}") @CleanText(message = "{validation.clean}") String email,
			@NotBlank(message = "{validation.required}") @Size(min = 12, message = "{validation.short}") @Size(max = 72,
					message = "{validation.size}") String password) {

		Agent agent() {
			return new Agent(this.login, this.name.strip(), this.email.strip(), Role.ADMIN, null, Set.of("en"),
					Set.of(), Presence.OFFLINE);
		}

	}

}
