package io.stagedesk.staff.web.api;

import java.net.URI;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Saved;
import io.stagedesk.staff.people.Vendor;
import io.stagedesk.staff.people.Vendors;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Vendors, and the switch that cuts one off. */
@RestController
@RequestMapping("/api/v1/vendors")
class VendorController {

	private final Vendors vendors;

	VendorController(Vendors vendors) {
		this.vendors = vendors;
	}

	@GetMapping
	Slice<Vendor> list() {
		return new Slice<>(this.vendors.list(), null);
	}

	@PutMapping("/{id}")
	ResponseEntity<Vendor> write(@PathVariable String id, @RequestBody WriteVendor body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
			@AuthenticationPrincipal Viewer viewer) {
		Saved<Vendor> saved = this.vendors.save(id, Seen.text(body.name()), Seen.version(body.version(), match),
				viewer);
		return (saved.created() ? ResponseEntity.created(URI.create("/api/v1/vendors/" + id)) : ResponseEntity.ok())
			.eTag(String.valueOf(saved.value().version()))
			.body(saved.value());
	}

	/** Off: its people are out within seconds. */
	@PutMapping("/{id}/active")
	Vendor activate(@PathVariable String id, @RequestBody Switch body, @AuthenticationPrincipal Viewer viewer) {
		if (body.active() == null) {
			throw new FieldErrorsException("active", "is required");
		}
		return this.vendors.activate(id, body.active(), viewer);
	}

	/** The body of {@code PUT /vendors/{id}}. */
	record WriteVendor(String name, Integer version) {
	}

	/** The body of {@code PUT /vendors/{id}/active}. */
	record Switch(Boolean active) {
	}

}
