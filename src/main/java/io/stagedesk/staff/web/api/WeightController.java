package io.stagedesk.staff.web.api;

import java.util.Map;
import java.util.TreeMap;

import io.stagedesk.staff.Capacity;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Weights;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What work of each channel costs, in points of an agent's capacity. */
@RestController
@RequestMapping("/api/v1/channel-weights")
class WeightController {

	private final Capacity capacity;

	private final Weights weights;

	WeightController(Capacity capacity, Weights weights) {
		this.capacity = capacity;
		this.weights = weights;
	}

	@GetMapping
	Map<String, Integer> list() {
		return new TreeMap<>(this.capacity.read());
	}

	/** Changes those that are named. */
	@PutMapping
	Map<String, Integer> write(@RequestBody Map<String, Integer> body, @AuthenticationPrincipal Viewer viewer) {
		return new TreeMap<>(this.weights.save(body, viewer));
	}

}
