package io.stagedesk.staff.web;

import java.util.Map;

import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.people.PasswordLinks;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import org.springframework.web.server.ResponseStatusException;

/** Somebody chooses a password, by the link that an administrator handed out; once. */
@Controller
@RequestMapping("/setup/password/{token}")
class PasswordPage {

	private final PasswordLinks links;

	private final PasswordEncoder passwords;

	PasswordPage(PasswordLinks links, PasswordEncoder passwords) {
		this.links = links;
		this.passwords = passwords;
	}

	@GetMapping
	String show(@PathVariable String token, Model model) {
		Agent agent = this.links.find(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("token", token);
		model.addAttribute("agent", agent);
		return "staff/password";
	}

	@PostMapping
	String choose(@PathVariable String token, @Valid @ModelAttribute Choice choice, BindingResult errors, Model model) {
		if (errors.hasErrors()) {
			model.addAttribute("forms", new Forms(FormState.invalid("password", Map.of(), errors)));
			return show(token, model);
		}
		if (!this.links.use(token, this.passwords.encode(choice.password()))) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return "redirect:/login";
	}

	/** What was chosen. */
	record Choice(@NotBlank(message = "{validation.required}") @Size(min = 12,
			message = "{validation.short}") @Size(max = 72, message = "{validation.size}") String password) {
	}

}
