package io.stagedesk.knowledge;

/** How many slips of a finger lie between two words; two swapped signs are one. */
final class Slips {

	private Slips() {
	}

	static int between(String one, String other) {
		int[][] slips = new int[one.length() + 1][other.length() + 1];
		for (int row = 0; row <= one.length(); row++) {
			for (int column = 0; column <= other.length(); column++) {
				slips[row][column] = (row == 0 || column == 0) ? row + column : least(slips, one, other, row, column);
			}
		}
		return slips[one.length()][other.length()];
	}

	private static int least(int[][] slips, String one, String other, int row, int column) {
		char here = one.charAt(row - 1);
		char there = other.charAt(column - 1);
		int least = Math.min(Math.min(slips[row - 1][column], slips[row][column - 1]) + 1,
				slips[row - 1][column - 1] + ((here == there) ? 0 : 1));
		boolean swapped = row > 1 && column > 1 && here == other.charAt(column - 2) && there == one.charAt(row - 2);
		return swapped ? Math.min(least, slips[row - 2][column - 2] + 1) : least;
	}

}
