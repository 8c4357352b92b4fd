package io.stagedesk.requester;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What time it is where a requester lives, for the countries in which everybody has the
 * same. Of the others (Australia, Brazil, the United States, ...) nobody knows by the
 * country alone.
 */
public final class HomeZones {

	private static final Map<String, ZoneId> ZONES = read("""
			AE Asia/Dubai, AM Asia/Yerevan, AT Europe/Vienna, AZ Asia/Baku, BD Asia/Dhaka, BE Europe/Brussels,
			BG Europe/Sofia, BH Asia/Bahrain, BN Asia/Brunei, BO America/La_Paz, BY Europe/Minsk, CH Europe/Zurich,
			CI Africa/Abidjan, CM Africa/Douala, CN Asia/Shanghai, CO America/Bogota, CR America/Costa_Rica,
			CZ Europe/Prague, DE Europe/Berlin, DK Europe/Copenhagen, DO America/Santo_Domingo, DZ Africa/Algiers,
			EE Europe/Tallinn, EG Africa/Cairo, ET Africa/Addis_Ababa, FI Europe/Helsinki, FR Europe/Paris,
			GB Europe/London, GE Asia/Tbilisi, GH Africa/Accra, GR Europe/Athens, GT America/Guatemala,
			HK Asia/Hong_Kong, HN America/Tegucigalpa, HR Europe/Zagreb, HU Europe/Budapest, IE Europe/Dublin,
			IL Asia/Jerusalem, IN Asia/Kolkata, IQ Asia/Baghdad, IR Asia/Tehran, IS Atlantic/Reykjavik,
			IT Europe/Rome, JM America/Jamaica, JO Asia/Amman, JP Asia/Tokyo, KE Africa/Nairobi, KG Asia/Bishkek,
			KH Asia/Phnom_Penh, KR Asia/Seoul, KW Asia/Kuwait, LA Asia/Vientiane, LB Asia/Beirut, LK Asia/Colombo,
			LT Europe/Vilnius, LU Europe/Luxembourg, LV Europe/Riga, LY Africa/Tripoli, MA Africa/Casablanca,
			MD Europe/Chisinau, MM Asia/Yangon, MO Asia/Macau, MT Europe/Malta, MY Asia/Kuala_Lumpur,
			NG Africa/Lagos, NI America/Managua, NL Europe/Amsterdam, NO Europe/Oslo, NP Asia/Kathmandu,
			OM Asia/Muscat, PA America/Panama, PE America/Lima, PH Asia/Manila, PK Asia/Karachi, PL Europe/Warsaw,
			PR America/Puerto_Rico, PY America/Asuncion, QA Asia/Qatar, RO Europe/Bucharest, RS Europe/Belgrade,
			SA Asia/Riyadh, SE Europe/Stockholm, SG Asia/Singapore, SI Europe/Ljubljana, SK Europe/Bratislava,
			SN Africa/Dakar, SV America/El_Salvador, TH Asia/Bangkok, TN Africa/Tunis, TR Europe/Istanbul,
			TW Asia/Taipei, TZ Africa/Dar_es_Salaam, UG Africa/Kampala, UY America/Montevideo, UZ Asia/Tashkent,
			VE America/Caracas, VN Asia/Ho_Chi_Minh, YE Asia/Aden, ZA Africa/Johannesburg""");

	private HomeZones() {
	}

	/**
	 * The zone of a region.
	 * @param region ISO 3166 country code, or {@code null}
	 */
	public static Optional<ZoneId> of(String region) {
		return Optional.ofNullable(region).map(ZONES::get);
	}

	private static Map<String, ZoneId> read(String table) {
		return Arrays.stream(table.split(",\\s*"))
			.map((entry) -> entry.split(" "))
			.collect(Collectors.toUnmodifiableMap((entry) -> entry[0], (entry) -> ZoneId.of(entry[1])));
	}

}
