package io.stagedesk.workflow.process;

import java.util.Map;

import io.stagedesk.DeskTest;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts as requesters of the apps write them, without capitals and punctuation, as the
 * table gets them.
 */
@DeskTest
class TicketClassificationTableTests {

	private DeployedTable table;

	@BeforeEach
	void open(@Autowired DecisionService decisions) {
		this.table = new DeployedTable("ticket-classification", decisions);
	}

	@ParameterizedTest
	@CsvSource({ "payment, P1", "abuse, P1", "complaint, P1", "ban, P2", "gift-dispute, P2", "technical, P2",
			"order, P2", "account, P2", "privacy, P2", "question, P3", "other, P3" })
	void keepsAGivenCategoryWhateverTheWords(String category, String priority) {
		classifies("SHOW", category, "i was charged for coins my parcel and my password", category, priority);
	}

	@Test
	void keepsAGivenCategoryThatItDoesNotKnow() {
		classifies("SHOW", "fan-club", "i paid", "fan-club", "P3");
	}

	@Test
	void raisesAGivenPaymentWhenNobodyCanPay() {
		classifies("", "payment", "nobody can pay", "payment", "P0");
	}

	@Test
	void raisesAGivenTechnicalProblemWhenTheServiceIsDown() {
		classifies("", "technical", "the servers are down", "technical", "P0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "สวัสดี", "i saw a red flag at the border of the urban bank", "フラグ",
			"chao ban minh la linh", "merci pour la prise en charge", "xu hướng mới" })
	void findsNothingWhereThereIsNothing(String text) {
		classifies("", "", text, "other", "P3");
	}

	@Test
	void saysWhichRuleApplied() {
		assertThat(ask("", "", "hello").<String>getEntry("rule")).isEqualTo("No rule fits");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hello | SHOW | other | P3
			thanks all good now | '' | other | P3
			coins not credited i paid 49 99 | SHOW | payment | P1
			i was charged twice for the same recharge | SHOW | payment | P1
			refund please | '' | payment | P1
			payments are down nobody can top up | '' | payment | P0
			i cannot pay during the show | SHOW | payment | P0
			can t recharge in the middle of my live | SHOW | payment | P0
			i cannot pay during the sale | ECOMMERCE | payment | P1
			nobody can log in the servers are down | '' | technical | P0
			the service is down for everyone | '' | technical | P0
			there is an outage in brazil | '' | technical | P0
			the call keeps stuttering and then a black screen | '' | technical | P2
			terrible lag in the video call | '' | technical | P2
			app crashes on my pixel 8 | '' | technical | P2
			i saw a red flag on the border of the urban bank | '' | other | P3
			it doesn t work | '' | technical | P2
			my account was suspended i want to appeal | SHOW | ban | P2
			why was i banned from the room | SHOW | ban | P2
			lift my ban please | '' | ban | P2
			chao ban minh la linh | '' | other | P3
			cac ban oi cho minh hoi nap tien bi loi | '' | payment | P1
			my son sent a gift by mistake i want the money back | SHOW | gift-dispute | P2
			i sent 50 gifts and they were not counted | SHOW | gift-dispute | P2
			i love gifts | SHOW | other | P3
			my gift card purchase failed | '' | payment | P1
			a user is harassing me and threatens me | '' | abuse | P1
			someone sends me nudes and blackmails blackmail | '' | abuse | P1
			where is my parcel order number 1234 | ECOMMERCE | order | P2
			i want a refund for my order the item is broken | ECOMMERCE | order | P2
			i want a refund for my order of coins | '' | payment | P1
			i forgot my password and cannot log in | '' | account | P2
			please delete my account and all personal data gdpr | '' | privacy | P2
			i want to complain your service is unacceptable | '' | complaint | P1
			who is the person in charge this is disgusting rude agents | '' | complaint | P1
			how do i change the theme a suggestion dark mode | '' | question | P3
			in order to become a host what is the minimum age | '' | question | P3""")
	void readsEnglish(String text, String scenario, String category, String priority) {
		classifies(scenario, "", text, category, priority);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			充值没到账 请尽快处理 | SHOW | payment | P1
			我的金币不见了 | SHOW | payment | P1
			乱扣费 要求退款 | '' | payment | P1
			我充值了648钻石没有到账 订单号 a 77 | '' | payment | P1
			直播中付不了款 观众都充值不了 | SHOW | payment | P0
			所有人都无法充值 | '' | payment | P0
			支付系统崩溃了 | '' | payment | P0
			服务器崩了 大家都进不去 | '' | technical | P0
			视频通话很卡 一直黑屏 | '' | technical | P2
			应用闪退 打不开 | '' | technical | P2
			我的账号被封了 我要申诉 | SHOW | ban | P2
			为什么把我禁言 | SHOW | ban | P2
			孩子误操作刷礼物 请退款 | SHOW | gift-dispute | P2
			我送的礼物主播没收到 | SHOW | gift-dispute | P2
			有人一直骚扰我 还威胁我 | '' | abuse | P1
			主播辱骂观众 | '' | abuse | P1
			我的快递还没发货 | ECOMMERCE | order | P2
			订单退款一直不到账 | ECOMMERCE | order | P2
			密码忘了 收不到验证码 | '' | account | P2
			帳號登入不了 | '' | account | P2
			请注销我的账号并删除我的个人信息 | '' | privacy | P2
			我要投诉你们的客服 态度太差 | '' | complaint | P1
			请问怎么设置主题字体 | '' | question | P3
			建议增加夜间模式 | '' | question | P3
			你好 | '' | other | P3""")
	void readsChinese(String text, String scenario, String category, String priority) {
		classifies(scenario, "", text, category, priority);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			課金したのにコインが反映されません | SHOW | payment | P1
			二重に請求されました 返金してください | '' | payment | P1
			配信中に課金できません | SHOW | payment | P0
			誰も決済できません | '' | payment | P0
			サーバーがダウンしています 全員ログインできません | '' | technical | P0
			通話がカクつく 画面が真っ黒です | '' | technical | P2
			アプリが落ちます | '' | technical | P2
			フラグ | '' | other | P3
			アカウントが停止されました 異議申し立てをしたい | SHOW | ban | P2
			banされた理由を知りたい | SHOW | ban | P2
			子供が勝手にギフトを送りました | SHOW | gift-dispute | P2
			間違えて投げ銭したので返金してほしい | SHOW | gift-dispute | P2
			配信者から嫌がらせと脅迫を受けています | '' | abuse | P1
			注文した商品が届きません | ECOMMERCE | order | P2
			パスワードを忘れてログインできない | '' | account | P2
			個人情報の削除をお願いします | '' | privacy | P2
			対応が悪いので苦情を言いたい | '' | complaint | P1
			使い方を教えてください | '' | question | P3""")
	void readsJapanese(String text, String scenario, String category, String priority) {
		classifies(scenario, "", text, category, priority);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			me cobraron dos veces la recarga | '' | payment | P1
			no me llegaron las monedas | '' | payment | P1
			no puedo pagar durante el directo | SHOW | payment | P0
			nadie puede pagar | '' | payment | P0
			el servidor está caído nadie puede entrar | '' | technical | P0
			la app se congela y sale pantalla negra | '' | technical | P2
			mi cuenta fue bloqueada quiero apelar | '' | ban | P2
			mi hijo envió un regalo sin permiso | SHOW | gift-dispute | P2
			un usuario me amenaza y me está acosando es acoso | '' | abuse | P1
			dónde está mi pedido no llegó el paquete | ECOMMERCE | order | P2
			olvidé mi contraseña | '' | account | P2
			quiero eliminar mi cuenta y mis datos personales | '' | privacy | P2
			quiero poner una queja pésimo | '' | complaint | P1
			cómo puedo ser anfitrión | '' | question | P3""")
	void readsSpanish(String text, String scenario, String category, String priority) {
		classifies(scenario, "", text, category, priority);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			fui cobrado duas vezes quero reembolso | '' | payment | P1
			as moedas não caíram na conta | '' | payment | P1
			não consigo recarregar durante a live | SHOW | payment | P0
			ninguém consegue entrar o servidor caiu | '' | technical | P0
			o app está travando tela preta | '' | technical | P2
			fui banido sem motivo | '' | ban | P2
			meu filho mandou um presente por engano | SHOW | gift-dispute | P2
			estou sofrendo assédio e ameaças | '' | abuse | P1
			minha encomenda não chegou | ECOMMERCE | order | P2
			esqueci minha senha | '' | account | P2
			quero excluir minha conta e meus dados lgpd | '' | privacy | P2
			vou ao procon atendimento péssimo | '' | complaint | P1
			como faço para ser streamer | '' | question | P3""")
	void readsPortuguese(String text, String scenario, String category, String priority) {
		classifies(scenario, "", text, category, priority);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			j ai été débité deux fois remboursement svp | '' | payment | P1
			mes pièces ne sont pas arrivées | '' | payment | P1
			voir la pièce jointe | '' | other | P3
			merci pour la prise en charge | '' | other | P3
			impossible de payer pendant le live | SHOW | payment | P0
			personne ne peut se connecter serveur en panne | '' | technical | P0
			l appli plante écran noir | '' | technical | P2
			mon compte a été suspendu je veux faire appel | '' | ban | P2
			mon enfant a envoyé un cadeau par erreur | SHOW | gift-dispute | P2
			je subis du harcèlement et des menaces | '' | abuse | P1
			où est ma commande le colis n est pas arrivé | ECOMMERCE | order | P2
			j ai oublié mon mot de passe | '' | account | P2
			supprimez mon compte et mes données personnelles rgpd | '' | privacy | P2
			je souhaite déposer une réclamation | '' | complaint | P1
			comment devenir animateur | '' | question | P3""")
	void readsFrench(String text, String scenario, String category, String priority) {
		classifies(scenario, "", text, category, priority);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			لم تصلني العملات بعد الدفع | '' | payment | P1
			أريد استرداد المبلغ | '' | payment | P1
			شحنت رصيد ولم يصل | '' | payment | P1
			لا أستطيع الدفع أثناء البث | SHOW | payment | P0
			الخدمة متوقفة لا أحد يستطيع الدخول | '' | technical | P0
			شاشة سوداء وتقطيع في المكالمة | '' | technical | P2
			شكرا على العلاقة الطيبة | '' | other | P3
			تم حظر حسابي وأريد تقديم استئناف | '' | ban | P2
			ابني أرسل هدية بالغلط | SHOW | gift-dispute | P2
			شخص يهددني وهناك تحرش | '' | abuse | P1
			أين طلبي الشحنة لم تصل | ECOMMERCE | order | P2
			نسيت كلمة المرور | '' | account | P2
			استرداد الحساب المخترق | '' | account | P2
			أريد حذف بياناتي الشخصية | '' | privacy | P2
			أريد تقديم شكوى | '' | complaint | P1
			كيف أصبح مضيفا | '' | question | P3""")
	void readsArabic(String text, String scenario, String category, String priority) {
		classifies(scenario, "", text, category, priority);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tôi nạp tiền nhưng chưa nhận được xu | '' | payment | P1
			hoàn tiền cho tôi | '' | payment | P1
			xu hướng mới | '' | other | P3
			không thể thanh toán trong buổi live | SHOW | payment | P0
			không ai vào được máy chủ bị sập | '' | technical | P0
			ứng dụng bị văng màn hình đen giật lag | '' | technical | P2
			tài khoản của tôi bị khóa tôi muốn kháng cáo | '' | ban | P2
			con tôi tặng quà nhầm | SHOW | gift-dispute | P2
			có người quấy rối và đe dọa tôi | '' | abuse | P1
			đơn hàng của tôi chưa giao | ECOMMERCE | order | P2
			tôi quên mật khẩu | '' | account | P2
			xóa tài khoản và dữ liệu cá nhân | '' | privacy | P2
			tôi muốn khiếu nại thái độ nhân viên | '' | complaint | P1
			cho hỏi làm sao để làm idol | '' | question | P3""")
	void readsVietnamese(String text, String scenario, String category, String priority) {
		classifies(scenario, "", text, category, priority);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			saya sudah bayar tapi koin belum masuk | '' | payment | P1
			saldo saya terpotong | '' | payment | P1
			tidak bisa top up saat live | SHOW | payment | P0
			server down tidak ada yang bisa masuk | '' | technical | P0
			aplikasi force close layar hitam ngelag | '' | technical | P2
			akun saya diblokir mau banding | '' | ban | P2
			anak saya kirim hadiah tanpa izin | SHOW | gift-dispute | P2
			ada pelecehan dan ancaman | '' | abuse | P1
			pesanan saya belum sampai cek resi | ECOMMERCE | order | P2
			lupa kata sandi | '' | account | P2
			tolong hapus akun dan data pribadi saya | '' | privacy | P2
			saya kecewa mau komplain | '' | complaint | P1
			bagaimana cara jadi host | '' | question | P3""")
	void readsIndonesian(String text, String scenario, String category, String priority) {
		classifies(scenario, "", text, category, priority);
	}

	private void classifies(String scenario, String given, String text, String category, String priority) {
		assertThat(ask(scenario, given, text).getEntryMap()).containsEntry("category", category)
			.containsEntry("priority", priority);
	}

	private DmnDecisionRuleResult ask(String scenario, String given, String text) {
		return this.table.ask(Map.of("scenario", scenario, "category", given, "text",
				text.isEmpty() ? "" : " " + text + " ", "tier", "", "quality", ""));
	}

}
