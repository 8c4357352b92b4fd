package io.stagedesk.ticket.attachment;

import java.util.Set;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which files may go with one message that is written on the desk.
 *
 * @param size of one file; what is far larger does not get past
 * {@code stagedesk.api.max-upload}
 * @param total of all of them together
 * @param refused endings of names that are not taken: what runs when it is opened
 */
@Validated
@ConfigurationProperties("stagedesk.desk.files")
record FileSettings(@NotNull @DefaultValue("20MB") DataSize size, @NotNull @DefaultValue("25MB") DataSize total,
		@Min(1) @DefaultValue("10") int count, @NotNull @DefaultValue( {
				"ade", "adp", "apk", "app", "bat", "chm", "cmd", "com", "cpl", "dll", "dmg", "exe", "hta", "ins", "iso",
				"jar", "jse", "lnk", "mde", "msc", "msi", "msp", "pif", "ps1", "reg", "scr", "sct", "sh", "sys", "vb",
				"vbe", "vbs", "vxd", "wsc", "wsf", "wsh" }) Set<String> refused){

	FileSettings {
		refused = Set.copyOf(refused);
	}

}
