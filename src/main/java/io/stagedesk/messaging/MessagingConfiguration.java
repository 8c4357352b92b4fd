package io.stagedesk.messaging;

import java.util.Properties;

import io.stagedesk.messaging.mime.MailLimits;
import io.stagedesk.messaging.notice.DigestSettings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Spring Mail from the desk's own settings; every wait of the relay is bounded. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({ MailSettings.class, MailFileSettings.class, DeskSettings.class, DigestSettings.class,
		MailLimits.class })
class MessagingConfiguration {

	@Bean
	JavaMailSender mailSender(MailSettings settings) {
		MailSettings.Smtp smtp = settings.smtp();
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setHost(smtp.host());
		sender.setPort(smtp.port());
		sender.setDefaultEncoding("UTF-8");
		Properties properties = sender.getJavaMailProperties();
		String timeout = String.valueOf(smtp.timeout().toMillis());
		properties.put("mail.smtp.connectiontimeout", timeout);
		properties.put("mail.smtp.timeout", timeout);
		properties.put("mail.smtp.writetimeout", timeout);
		properties.put("mail.smtp.quitwait", "false");
		properties.put("mail.smtp.ssl.checkserveridentity", "true");
		properties.put("mail.smtp.ssl.enable", String.valueOf(smtp.tls() == MailSettings.Tls.TLS));
		properties.put("mail.smtp.starttls.enable", String.valueOf(smtp.tls() == MailSettings.Tls.STARTTLS));
		properties.put("mail.smtp.starttls.required", String.valueOf(smtp.tls() == MailSettings.Tls.STARTTLS));
		if (!smtp.username().isBlank()) {
			properties.put("mail.smtp.auth", "true");
			sender.setUsername(smtp.username());
			sender.setPassword(smtp.password());
		}
		return sender;
	}

}
