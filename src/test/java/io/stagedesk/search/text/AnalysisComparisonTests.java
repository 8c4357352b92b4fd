package io.stagedesk.search.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.ibm.icu.text.Transliterator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Why pairs of characters and not dictionaries (ADR 23): the same questions to the same
 * texts, each cut up in the ways that can be had.
 */
class AnalysisComparisonTests {

	/** What is asked, and how many of the texts a person would want. */
	private static final List<String> CHINESE_TEXTS = List.of("直播间一直黑屏", "主播连麦后声音卡顿", "充值的金币没有到账", "提现到支付宝失败",
			"被误封号了要申诉", "礼物刷错了想退款", "贵族会员自动续费", "美颜特效打不开", "小窗播放闪退", "语聊房上麦失败", "家族长踢人不公", "公屏被禁言三天", "打赏榜单不更新",
			"弹幕延迟太高", "开播提示实名认证", "青少年模式密码忘了", "连麦PK惩罚时间太短", "超管乱封直播间");

	private static final List<String> CHINESE_QUESTIONS = List.of("直播", "黑屏", "连麦", "卡顿", "金币", "到账", "提现", "支付宝", "封号",
			"误封", "申诉", "退款", "刷错", "续费", "会员", "美颜", "特效", "闪退", "小窗", "上麦", "语聊房", "家族长", "禁言", "公屏", "榜单", "弹幕",
			"延迟", "开播", "实名", "青少年", "密码", "惩罚", "超管", "乱封");

	private static final List<String> JAPANESE_TEXTS = List.of("ギフトの返金について", "配信が途中で切れます", "課金したのに反映されない", "ライブ配信中に落ちる",
			"退会手続きを教えてください", "投げ銭の領収書がほしい", "推しのルームに入れません", "アカウント凍結の異議申し立て", "コラボ配信の音ズレ", "枠主から暴言を受けた", "年齢確認が通りません",
			"無料アイテムが消えた", "サブスクの解約方法", "アーカイブが見られない");

	private static final List<String> JAPANESE_QUESTIONS = List.of("返金", "ギフト", "配信", "途中", "課金", "反映", "ライブ", "退会",
			"手続き", "手続", "投げ銭", "領収書", "推し", "ルーム", "凍結", "アカウント", "異議", "申し立て", "コラボ", "音ズレ", "枠主", "暴言", "年齢", "確認",
			"無料", "アイテム", "サブスク", "解約", "アーカイブ", "見られない");

	private static final List<String> THAI_TEXTS = List.of("เติมเงินแล้วไม่ได้เหรียญ", "ถอนเงินไม่สำเร็จ",
			"บัญชีถูกระงับ", "ไลฟ์สดค้างบ่อย", "ของขวัญหายไป", "ลืมรหัสผ่าน");

	private static final List<String> THAI_QUESTIONS = List.of("เติมเงิน", "เหรียญ", "ถอนเงิน", "ถอน", "บัญชี", "ระงับ",
			"ไลฟ์", "ไลฟ์สด", "ของขวัญ", "รหัส", "รหัสผ่าน");

	@Test
	void pairsFindAllChinese() throws IOException {
		int all = wanted(CHINESE_TEXTS, CHINESE_QUESTIONS);

		assertThat(found(CHINESE_TEXTS, CHINESE_QUESTIONS, DeskAnalyzer::ofTexts, DeskAnalyzer::ofQuestions))
			.isEqualTo(all);
		assertThat(found(CHINESE_TEXTS, CHINESE_QUESTIONS, SmartChineseAnalyzer::new, SmartChineseAnalyzer::new))
			.as("of %d with a Chinese dictionary", all)
			.isLessThan(all);
	}

	@Test
	void pairsFindAllJapanese() throws IOException {
		int all = wanted(JAPANESE_TEXTS, JAPANESE_QUESTIONS);

		assertThat(found(JAPANESE_TEXTS, JAPANESE_QUESTIONS, DeskAnalyzer::ofTexts, DeskAnalyzer::ofQuestions))
			.isEqualTo(all);
		assertThat(found(JAPANESE_TEXTS, JAPANESE_QUESTIONS, JapaneseAnalyzer::new, JapaneseAnalyzer::new))
			.as("of %d with a Japanese dictionary", all)
			.isLessThan(all);
	}

	@Test
	void pairsFindAllThai() throws IOException {
		int all = wanted(THAI_TEXTS, THAI_QUESTIONS);

		assertThat(found(THAI_TEXTS, THAI_QUESTIONS, DeskAnalyzer::ofTexts, DeskAnalyzer::ofQuestions)).isEqualTo(all);
		assertThat(found(THAI_TEXTS, THAI_QUESTIONS, AnalysisComparisonTests::icu, AnalysisComparisonTests::icu))
			.as("of %d with ICU's dictionary", all)
			.isLessThanOrEqualTo(all);
	}

	@Test
	void simplifiesAsUnicodeDoes() {
		Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");
		List<String> others = new ArrayList<>();
		for (char c = '\u3400'; c <= '\u9fff'; c++) {
			String one = simplified.transliterate(String.valueOf(c));
			if (one.length() == 1 && HanFolding.simplified(c) != one.charAt(0)) {
				others.add(c + one);
			}
		}

		assertThat(others).isEmpty();
	}

	/** A text is wanted where the words stand in it as they are. */
	private static int wanted(List<String> texts, List<String> questions) {
		return (int) questions.stream().flatMap((q) -> texts.stream().filter((text) -> text.contains(q))).count();
	}

	private static int found(List<String> texts, List<String> questions, Supplier<Analyzer> ofTexts,
			Supplier<Analyzer> ofQuestions) throws IOException {
		int found = 0;
		try (Analyzer analyzer = ofTexts.get();
				Analyzer asking = ofQuestions.get();
				ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
			try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
				for (String text : texts) {
					Document document = new Document();
					document.add(new TextField("text", text, Store.YES));
					writer.addDocument(document);
				}
			}
			try (DirectoryReader reader = DirectoryReader.open(directory)) {
				IndexSearcher searcher = new IndexSearcher(reader);
				for (String q : questions) {
					PhraseQuery phrase = new PhraseQuery("text", words(asking, q).toArray(String[]::new));
					for (var row : searcher.search(phrase, texts.size()).scoreDocs) {
						boolean right = searcher.storedFields().document(row.doc).get("text").contains(q);
						found += right ? 1 : 0;
					}
				}
			}
		}
		return found;
	}

	private static Stream<String> words(Analyzer analyzer, String text) throws IOException {
		List<String> words = new ArrayList<>();
		try (TokenStream stream = analyzer.tokenStream("text", text)) {
			CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
			stream.reset();
			while (stream.incrementToken()) {
				words.add(term.toString());
			}
		}
		return words.stream();
	}

	private static Analyzer icu() {
		return new Analyzer() {

			@Override
			protected TokenStreamComponents createComponents(String field) {
				return new TokenStreamComponents(new ICUTokenizer());
			}

		};
	}

}
