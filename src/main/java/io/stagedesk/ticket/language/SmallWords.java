package io.stagedesk.ticket.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The small words of everyday requests. In a line of three words they tell more than the
 * letters do, also where somebody leaves all accents out.
 */
final class SmallWords {

	private static final Map<String, String> BY_LANGUAGE = Map.ofEntries(Map.entry("en", """
			the my is not please i was it and to for on can cannot can't do does doesn't have has your
			with from of after when where why how what this that you are me in hello hi app account help
			been payment pay paid refund money thanks
			password login"""), Map.entry("es", """
			el la los las mi mis un una no me se de en por para con pero que qué cómo como cuando cuándo
			donde dónde está esta fue han hola gracias ayuda quiero puedo y lo del al mucho cuenta
			dinero funciona pago pagué reembolso monedas pedido contraseña buenas buenos tardes días
			saldo regalo error problema soporte recarga"""), Map.entry("pt", """
			o os as a um uma não nao meu minha meus eu me e de do da no na em por para com mas que como
			quando onde cadê está foi olá obrigado obrigada quero posso consigo fui você conta dinheiro
			oi ola pagamento paguei reembolso moedas pedido senha ajuda boa tarde saldo presente
			problema suporte recarga"""), Map.entry("fr", """
			le la les mon ma mes un une je j'ai ne pas n'ai me et est a été de du des en pour avec mais
			que comment quand où ou bonjour merci veux peux plus c'est sur depuis compte svp salut
			remboursement paiement commande argent aide cadeau pièces problème"""), Map.entry("de", """
			der die das mein meine meinen ich nicht ist und wurde habe kann ein eine kein keine wo wie
			wann warum bitte hallo danke zu auf mit von im für den es konto geld zahlung hilfe
			bestellung passwort guten geschenk rückerstattung erstattung münzen problem"""), Map.entry("it", """
			il lo la i gli le mio mia un una non mi è e ho di del della in per con ma che come quando
			dove perché ciao grazie vorrei posso sono stato account ricevuto aiuto rimborso pagamento
			soldi ordine regalo monete buongiorno problema"""), Map.entry("vi", """
			tôi toi mình không khong được duoc của cua bị bi cho là la chưa chua nhưng nhung có co nạp
			nap tiền tien tài khoản tai khoan hàng hang sao làm lam vào đơn don hoàn ai và xin chào chao
			thanh toán giúp lỗi"""), Map.entry("id", """
			saya tidak belum bisa sudah tapi akun di yang dan ke dari ini itu kenapa gimana bagaimana
			mohon tolong kak gak nggak uang masuk lupa koin aplikasi terus mau dengan ada halo selamat
			terima kasih makasih bayar pembayaran bantuan pesanan saldo pagi siang"""), Map.entry("ms", """
			saya tak tidak boleh dah sudah belum tapi akaun di yang dan ke dari kenapa macam mana tolong
			wang duit nak masuk lagi bila encik saja ada selamat terima kasih bayaran bantuan pesanan
			pagi"""), Map.entry("tr", """
			ve bir bu ben benim için ama neden nasıl nerede değil yok var mi mı lütfen para hesabım
			ödeme yaptım istiyorum gelmedi merhaba selam teşekkürler iade yardım sipariş şifre sorun"""),
			Map.entry("tl", """
					ang ng mga ko ako na sa hindi wala po pero pa bakit paano nasaan yung lang pera akong niyo
					nyo mag ba at kumusta kamusta salamat tulong bayad order magandang"""));

	private static final Map<String, Set<String>> LANGUAGES = byWord();

	/** So many more words than any other language, and no letters need to be asked. */
	private static final int CLEAR = 3;

	private SmallWords() {
	}

	/** The language that outnumbers every other by far. */
	static Optional<String> clearly(String prose) {
		Map<String, Integer> found = in(prose);
		int most = found.values().stream().mapToInt(Integer::intValue).max().orElse(0);
		List<String> near = found.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > most - CLEAR)
			.map(Map.Entry::getKey)
			.toList();
		return (most >= CLEAR && near.size() == 1) ? Optional.of(near.get(0)) : Optional.empty();
	}

	/** For each language how many different small words of it are in the text. */
	static Map<String, Integer> in(String prose) {
		Map<String, Integer> found = new HashMap<>();
		Set<String> words = new HashSet<>(
				List.of(prose.toLowerCase(Locale.ROOT).replace('’', '\'').split("[^\\p{L}\\p{M}']+")));
		words.forEach((word) -> LANGUAGES.getOrDefault(word, Set.of())
			.forEach((language) -> found.merge(language, 1, Integer::sum)));
		return found;
	}

	private static Map<String, Set<String>> byWord() {
		return BY_LANGUAGE.entrySet()
			.stream()
			.flatMap((entry) -> Arrays.stream(entry.getValue().strip().split("\\s+"))
				.map((word) -> Map.entry(word, entry.getKey())))
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
	}

}
