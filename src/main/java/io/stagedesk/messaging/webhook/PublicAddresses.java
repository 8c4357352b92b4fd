package io.stagedesk.messaging.webhook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds the machine of a name, and refuses one that stands in the desk's own network or
 * nowhere: who may set up a webhook does not get to talk to what is behind the wall.
 * Asked for each connection, so a name cannot point elsewhere after it was looked at.
 */
final class PublicAddresses implements DnsResolver {

	/** Not to be reached from everywhere, by the IANA registries of special addresses. */
	private static final List<Block> SPECIAL = List.of(Block.of("0.0.0.0", 8), Block.of("10.0.0.0", 8),
			Block.of("100.64.0.0", 10), Block.of("127.0.0.0", 8), Block.of("169.254.0.0", 16),
			Block.of("172.16.0.0", 12), Block.of("192.0.0.0", 24), Block.of("192.0.2.0", 24),
			Block.of("192.88.99.0", 24), Block.of("192.168.0.0", 16), Block.of("198.18.0.0", 15),
			Block.of("198.51.100.0", 24), Block.of("203.0.113.0", 24), Block.of("224.0.0.0", 4),
			Block.of("240.0.0.0", 4), Block.of("::", 96), Block.of("64:ff9b::", 96), Block.of("64:ff9b:1::", 48),
			Block.of("100::", 64), Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("2002::", 16),
			Block.of("3fff::", 20), Block.of("5f00::", 16), Block.of("fc00::", 7), Block.of("fe80::", 10),
			Block.of("fec0::", 10), Block.of("ff00::", 8));

	private final DnsResolver system;

	PublicAddresses() {
		this(SystemDefaultDnsResolver.INSTANCE);
	}

	PublicAddresses(DnsResolver system) {
		this.system = system;
	}

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] found = this.system.resolve(host);
		if (!Arrays.stream(found).allMatch(PublicAddresses::isPublic)) {
			throw new UnknownHostException("The address is in a network that webhooks may not reach");
		}
		return found;
	}

	@Override
	public String resolveCanonicalHostname(String host) throws UnknownHostException {
		return this.system.resolveCanonicalHostname(host);
	}

	/** Java reads an IPv4 address that is written as an IPv6 one as what it is. */
	static boolean isPublic(InetAddress address) {
		return SPECIAL.stream().noneMatch((one) -> one.contains(address));
	}

	/** All addresses that begin with the same bits. */
	private record Block(byte[] first, int bits) {

		static Block of(String first, int bits) {
			try {
				return new Block(InetAddress.getByName(first).getAddress(), bits);
			}
			catch (UnknownHostException ex) {
				throw new IllegalArgumentException(first, ex);
			}
		}

		boolean contains(InetAddress address) {
			byte[] bytes = address.getAddress();
			int rest = this.first.length * 8 - this.bits;
			return bytes.length == this.first.length
					&& new BigInteger(1, bytes).shiftRight(rest).equals(new BigInteger(1, this.first).shiftRight(rest));
		}

	}

}
