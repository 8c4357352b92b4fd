package io.stagedesk.routing.fairness;

/**
 * What one agent was given on one day.
 *
 * @param tickets given at once, or offered
 * @param secondsThere online while on shift
 * @param equal whether they were there about as long as who was there longest
 */
public record Share(String login, long tickets, long secondsThere, boolean equal) {

	/** Tickets for each hour; 0 for who was not there. */
	public double perHour() {
		return (this.secondsThere == 0) ? 0 : this.tickets * 3600.0 / this.secondsThere;
	}

}
