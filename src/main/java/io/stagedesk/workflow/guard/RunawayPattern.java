package io.stagedesk.workflow.guard;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds regular expressions that can take exponential time: a group that is repeated
 * without bound and itself contains a repetition or a choice, as in {@code (a+)+} or
 * {@code (a|aa)*}.
 */
final class RunawayPattern {

	private RunawayPattern() {
	}

	static boolean isIn(String pattern) {
		Deque<boolean[]> groups = new ArrayDeque<>();
		groups.push(new boolean[1]);
		boolean[] closed = null;
		for (int index = 0; index < pattern.length(); index++) {
			char character = pattern.charAt(index);
			boolean[] before = closed;
			closed = null;
			switch (character) {
				case '\\' -> index++;
				case '[' -> index = endOfClass(pattern, index);
				case '(' -> groups.push(new boolean[1]);
				case ')' -> {
					closed = (groups.size() > 1) ? groups.pop() : new boolean[1];
					groups.peek()[0] |= closed[0];
				}
				case '|' -> groups.peek()[0] = true;
				case '*', '+', '{' -> {
					if (before != null && before[0]) {
						return true;
					}
					groups.peek()[0] = true;
				}
				default -> {
					// an ordinary character
				}
			}
		}
		return false;
	}

	private static int endOfClass(String pattern, int start) {
		for (int index = start + 1; index < pattern.length(); index++) {
			if (pattern.charAt(index) == '\\') {
				index++;
			}
			else if (pattern.charAt(index) == ']' && index > start + 1) {
				return index;
			}
		}
		return pattern.length();
	}

}
