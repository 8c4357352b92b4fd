package io.stagedesk.bench;

/**
 * A queue that was emptied.
 *
 * @param perSecond tickets that found their agent
 * @param cpuMillisEach of server and database
 * @param largestGap of tickets among agents who are equal in everything
 * @param kilobytesEach of a decision with all that it keeps
 */
record Drained(String what, int tickets, int agents, double seconds, double perSecond, double cpuMillisEach,
		long largestGap, double kilobytesEach) {
}
