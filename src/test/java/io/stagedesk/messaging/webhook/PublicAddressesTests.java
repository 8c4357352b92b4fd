package io.stagedesk.messaging.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublicAddressesTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.255.0.9", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254",
			"172.16.0.1", "172.31.255.255", "192.168.1.1", "198.19.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
			"::1", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::",
			"fc00::1", "fd12:3456::1", "fe80::1", "ff02::1", "2001:db8::1" })
	void knowsAddressesThatAreNotForEverybody(String text) throws UnknownHostException {
		assertThat(PublicAddresses.isPublic(InetAddress.getByName(text))).as(text).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1",
			"192.167.255.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1",
			"fbff::1" })
	void knowsAddressesOfTheInternet(String text) throws UnknownHostException {
		assertThat(PublicAddresses.isPublic(InetAddress.getByName(text))).as(text).isTrue();
	}

	@Test
	void refusesANameThatHasAnInnerAddressAmongOthers() throws UnknownHostException {
		InMemoryDnsResolver names = new InMemoryDnsResolver();
		names.add("outside.example", InetAddress.getByName("8.8.8.8"));
		names.add("both.example", InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));
		PublicAddresses addresses = new PublicAddresses(names);
		assertThat(addresses.resolve("outside.example")).hasSize(1);
		assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> addresses.resolve("both.example"));
	}

}
