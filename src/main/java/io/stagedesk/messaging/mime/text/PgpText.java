package io.stagedesk.messaging.mime.text;

/** Takes the armour off text that is signed in place (RFC 9580, cleartext signatures). */
final class PgpText {

	private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";

	private PgpText() {
	}

	static String withoutArmour(String text) {
		String start = text.stripLeading();
		int body = start.startsWith(BEGIN) ? start.indexOf("\n\n") : -1;
		return (body < 0) ? text : start.substring(body + 2).replace("\n- -", "\n-");
	}

	static boolean isSignature(String line) {
		return line.startsWith("-----BEGIN PGP SIGNATURE-----");
	}

}
