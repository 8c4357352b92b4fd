package io.stagedesk.bench;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Bodies of {@code POST /api/v1/tickets} as an app of many countries would send them:
 * requesters new and returning, nine languages, four scenarios, with and without a
 * category.
 */
public final class SampleTickets {

	private record Sample(String language, String region, String subject, String body, String category) {

	}

	private static final List<Sample> SAMPLES = List.of(
			new Sample("en", "US", "Coins not credited",
					"I paid 49.99 for coins in the live room but they did not arrive. Order 12345, app 8.2.", null),
			new Sample("vi", "VN", "Xu chưa được cộng", "Tôi đã thanh toán 49.99 nhưng chưa nhận được xu. Đơn hàng 77.",
					"payment"),
			new Sample("zh-CN", "CN", "直播卡顿", "直播间一直黑屏,声音断断续续,重启之后还是一样。", null),
			new Sample("es", "MX", "Mi cuenta fue suspendida",
					"Suspendieron mi cuenta durante la transmisión. Quiero apelar, no hice nada malo.", "ban"),
			new Sample("pt", "BR", "Pedido não chegou", "Comprei um produto na live e o pedido ainda não chegou.",
					null),
			new Sample("ja", "JP", "ギフトの返金について", "間違えてギフトを送ってしまいました。返金は可能でしょうか。", "gift-dispute"),
			new Sample("ar", "EG", "لا أستطيع تسجيل الدخول", "نسيت كلمة المرور ولا أستطيع الدخول إلى حسابي.", null),
			new Sample("fr", "FR", "Écran noir pendant l'appel",
					"L'appel vidéo se coupe toutes les deux minutes et l'écran devient noir.", "technical"),
			new Sample("id", "ID", "Saran untuk aplikasi",
					"Saya punya saran: tolong tambahkan mode gelap di ruang siaran.", "question"));

	private static final List<String> SCENARIOS = List.of("SHOW", "ECOMMERCE", "SOCIAL_1V1", "CONVERSATIONAL_AI");

	private final Random random;

	private final int requesters;

	/**
	 * A row of different tickets.
	 * @param seed the same seed gives the same row
	 * @param requesters how many different requesters there are
	 */
	public SampleTickets(long seed, int requesters) {
		this.random = new Random(seed);
		this.requesters = requesters;
	}

	/**
	 * The next body.
	 * @return JSON
	 */
	public String next() {
		int requester = this.random.nextInt(this.requesters);
		Sample sample = SAMPLES.get(requester % SAMPLES.size());
		String category = (sample.category() != null) ? '"' + sample.category() + '"' : "null";
		return """
				{"requester":{"externalId":"u-%d","name":"Requester %d","email":"u%d@example.com","language":"%s",\
				"region":"%s","tier":"%s"},"subject":"%s","body":"%s","channel":"API","scenario":"%s",\
				"category":%s,"priority":null,"customFields":{"orderId":"A-%d"},"tags":["app"],\
				"context":{"room":"r-%d","appVersion":"8.2","device":"Pixel 8"}}""".formatted(requester, requester,
				requester, sample.language(), sample.region(), (requester % 20 == 0) ? "VIP" : "REGULAR",
				sample.subject(), sample.body(), SCENARIOS.get(this.random.nextInt(SCENARIOS.size())), category,
				this.random.nextInt(100_000), this.random.nextInt(1000));
	}

	/**
	 * A key that nobody else uses.
	 * @return an Idempotency-Key
	 */
	public String key() {
		return new UUID(this.random.nextLong(), this.random.nextLong()).toString();
	}

}
