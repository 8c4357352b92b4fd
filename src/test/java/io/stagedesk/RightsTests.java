package io.stagedesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.stagedesk.Api.Answer;
import io.stagedesk.messaging.incoming.ArrivedMails;
import io.stagedesk.messaging.incoming.IncomingMail;
import io.stagedesk.ticket.KeptFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what: every route of the API with every kind of caller. The table as found
 * is written to {@code target/rights.md}.
 */
@ApiTest
class RightsTests {

	private static final List<String> ROLES = List.of("ADMIN", "SUPERVISOR", "AGENT of the team", "AGENT of another",
			"VENDOR_AGENT assigned", "VENDOR_AGENT not assigned", "PROCESS_OWNER", "INTEGRATION", "nobody",
			"wrong token");

	private static final List<String> LOGINS = List.of("ada", "mona", "ana", "chen", "vera", "vera", "paul", "app", "",
			"wrong");

	private static final int VENDOR_ASSIGNED = 4;

	/**
	 * {T}: a ticket in the state that stands first; {K}: its task; {F}: a file of it;
	 * {M}: a held mail; {Q}: one that came in and is kept aside; {D}: a dead address;
	 * {P}: a policy; {C}: a calendar; {R}: a team, skill, vendor, reason or shift; {L}:
	 * somebody of payments; {B}: an absence; {V}: a view of payments; {U}: an update of
	 * nobody's children, in bodies tomorrow; {S}: a canned reply of everybody; {A}: an
	 * article of the desk only; {N}: everybody's macro; {J}: ana's job. A ticket that is
	 * handed to the vendor is vera's in each column.
	 */
	private static final String TABLE = """
			open     GET  /api/v1/tickets                                                   200 200 200 200 200 200 200 200 401 401
			open     GET  /api/v1/tickets/{T}                                               200 200 200 404 200 404 404 200 401 401
			open     GET  /api/v1/tickets/{T}/messages                                      200 200 200 404 200 404 404 200 401 401
			open     GET  /api/v1/tickets/{T}/events                                        200 200 200 404 200 404 404 200 401 401
			open     GET  /api/v1/tickets/{T}/clocks                                        200 200 200 404 200 404 404 200 401 401
			open     GET  /api/v1/tickets/{T}/why                                           200 200 200 404 200 404 404 200 401 401
			open     GET  /api/v1/tickets/{T}/path                                          200 200 200 404 200 404 404 200 401 401
			open     POST /api/v1/tickets {"requester":{"externalId":"r"},"subject":"s","body":"b"} 201 201 201 201 403 403 403 201 401 401
			open     POST /api/v1/tickets/{T}/messages {"body":"b"}                         201 201 201 404 201 404 404 201 401 401
			new      POST /api/v1/tickets/{T}/claim {}                                      200 200 200 404 409 404 404 403 401 401
			open     POST /api/v1/tickets/{T}/transfer {"team":"technical","reason":"r","note":"n"} 200 200 200 404 200 404 404 403 401 401
			open     POST /api/v1/tickets/{T}/vendor {"vendor":"acme","reason":"r","note":"n"} 200 200 200 404 403 404 404 403 401 401
			vendor   POST /api/v1/tickets/{T}/return {"note":"n"}                           200 200 200 404 200 200 404 403 401 401
			shift    POST /api/v1/tickets/{T}/handover {"note":"n"}                         200 200 404 200 404 404 404 403 401 401
			advised  POST /api/v1/tickets/{T}/consult/cancel {"reason":"r"}                 200 200 200 200 200 404 404 403 401 401
			open     GET  /api/v1/tickets/{T}/moves                                         200 200 200 404 200 404 404 200 401 401
			open     POST /api/v1/tickets/{T}/moves/seen                                    204 204 204 404 204 404 404 403 401 401
			intimate POST /api/v1/tickets/{T}/unmask {"reason":"r"}                         409 409 409 404 200 404 404 409 401 401
			none     GET  /api/v1/move-reasons                                              200 200 200 200 200 200 403 403 401 401
			none     PUT  /api/v1/move-reasons/{R} {"name":"R","nameZh":"R"}                200 403 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/move-reasons/{R}                                        204 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/field-rules                                               200 200 403 403 403 403 403 403 401 401
			none     PUT  /api/v1/field-rules {"field":"customFields.rights","mask":"FULL"} 200 403 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/field-rules?vendor=*&scenario=*&field=customFields.rights 204 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/content-access                                            200 200 403 403 403 403 403 403 401 401
			open     POST /api/v1/tickets/{T}/priority {"priority":"P0","reason":"r"}       200 200 200 404 200 404 404 403 401 401
			open     POST /api/v1/tickets/{T}/escalate {"reason":"r"}                       200 200 200 404 200 404 404 200 401 401
			open     POST /api/v1/tickets/{T}/wait {"reason":"r"}                           200 200 200 404 200 404 404 403 401 401
			waiting  POST /api/v1/tickets/{T}/resume {}                                     200 200 200 404 200 404 404 403 401 401
			open     POST /api/v1/tickets/{T}/consult {"team":"care","question":"q"}        200 200 200 404 200 404 404 403 401 401
			open     POST /api/v1/tickets/{T}/resolve {"resolution":"r"}                    200 200 200 404 200 404 404 403 401 401
			resolved POST /api/v1/tickets/{T}/reopen {"reason":"r"}                         200 200 200 404 200 404 404 200 401 401
			resolved POST /api/v1/tickets/{T}/close {}                                      200 200 200 404 200 404 404 200 401 401
			open     POST /api/v1/tickets/{T}/cancel {"closeReason":"CANCELLED"}            200 200 200 404 200 404 404 200 401 401
			open     POST /api/v1/tickets/{T}/merge {"into":"{O}"}                          200 200 200 404 422 404 404 403 401 401
			open     GET  /api/v1/tickets/{T}/links                                         200 200 200 404 200 404 404 403 401 401
			open     POST /api/v1/tickets/{T}/links {"kind":"RELATED","other":"{O}"}        200 200 200 404 422 404 404 403 401 401
			open     DELETE /api/v1/tickets/{T}/links?other={T}                             204 204 204 404 403 404 404 403 401 401
			open     PUT  /api/v1/tickets/{T}/incident {"incident":true}                    200 200 200 404 403 404 404 403 401 401
			open     PUT  /api/v1/tickets/{T}/tags {"tags":["coins"]}                       200 200 200 404 403 404 404 403 401 401
			open     PUT  /api/v1/tickets/{T}/fields {"fields":{}}                          200 200 200 404 403 404 404 403 401 401
			open     POST /api/v1/tickets/{T}/split {"messages":["1"],"subject":"s"}        422 422 422 404 403 404 404 403 401 401
			merged   POST /api/v1/tickets/{T}/unmerge                                       200 200 200 404 404 404 404 403 401 401
			open     POST /api/v1/tickets/{T}/children/update {"texts":{"en":"t"},"fallback":"en"} 422 422 422 404 403 404 404 403 401 401
			open     GET  /api/v1/tickets/{T}/children/update/{U}                           404 404 404 404 404 404 404 403 401 401
			none     GET  /api/v1/custom-fields                                             200 200 200 200 200 200 403 403 401 401
			none     PUT  /api/v1/custom-fields/{R} {"name":"R","nameZh":"R","type":"TEXT"} 200 403 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/custom-fields/{R}                                       204 403 403 403 403 403 403 403 401 401
			open     GET  /api/v1/tasks                                                     200 200 200 200 200 200 200 200 401 401
			open     GET  /api/v1/tasks/{K}                                                 200 200 200 404 200 404 404 404 401 401
			open     GET  /api/v1/tasks/{K}/form                                            200 200 200 404 200 404 404 404 401 401
			open     POST /api/v1/tasks/{K}/claim {}                                        409 409 200 404 200 404 404 404 401 401
			open     POST /api/v1/tasks/{K}/complete {"variables":{"resolution":"r"}}       200 200 200 404 200 404 404 404 401 401
			none     GET  /api/v1/search?q=coins                                            200 200 200 200 200 200 200 200 401 401
			none     GET  /api/v1/me                                                        200 200 200 200 200 200 200 200 401 401
			none     POST /api/v1/me/presence {"presence":"OFFLINE"}                        200 200 200 200 200 200 403 403 401 401
			none     GET  /api/v1/me/preferences                                            200 200 200 200 200 200 200 403 401 401
			none     PUT  /api/v1/me/preferences {}                                         200 200 200 200 200 200 200 403 401 401
			none     GET  /api/v1/me/mentions                                               200 200 200 200 200 200 200 403 401 401
			none     POST /api/v1/me/mentions/done {"ticket":"SD-100001"}                   204 204 204 204 204 204 204 403 401 401
			none     GET  /me                                                               200 200 200 200 200 200 200 403 302 401
			none     GET  /notices/browser                                                  200 200 200 200 200 200 200 200 302 401
			none     GET  /api/v1/mails                                                     200 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/mails/{M}/process {}                                      200 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/mailboxes                                                 200 403 403 403 403 403 403 403 401 401
			none     PUT  /api/v1/mailboxes/{R} {"address":"rights@desk.example","protocol":"IMAP","host":"127.0.0.1","port":9,"username":"u","password":"p","active":false} 200 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/mailboxes/test {"address":"test@desk.example","protocol":"IMAP","host":"127.0.0.1","port":9,"username":"u","password":"p"} 200 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/mailboxes/{R}/check {}                                    200 403 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/mailboxes/{R}                                           204 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/webhooks                                                       200 403 403 403 403 403 403 403 401 401
			none     PUT  /api/v1/webhooks/{R} {"url":"http://127.0.0.1:9/rights"}               201 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/webhooks/{R}                                                   200 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/webhooks/{R}/secret                                            200 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/webhooks/{R}/test                                              200 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/webhooks/{R}/deliveries                                        200 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/webhooks/{R}/deliveries/{U}/retry                              404 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/webhooks/{R}/retry                                             200 403 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/webhooks/{R}                                                 204 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/mails/{M}                                                 200 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/mails/{Q}/raw                                             200 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/mails/{Q}/dismiss {}                                      200 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/mails/dead-addresses                                      200 403 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/mails/dead-addresses/{D}                                204 403 403 403 403 403 403 403 401 401
			open     GET  /api/v1/tickets/{T}/attachments                                   200 200 200 404 200 404 404 200 401 401
			open     GET  /api/v1/tickets/{T}/attachments/{F}                               200 200 200 404 404 404 404 200 401 401
			open     POST /api/v1/tickets/{T}/uploads {}                                    415 415 415 415 415 415 415 415 401 401
			open     DELETE /api/v1/tickets/{T}/uploads/{F}                                 404 404 404 404 404 404 404 403 401 401
			open     GET  /api/v1/tickets/{T}/draft                                         200 200 200 404 200 404 403 403 401 401
			open     PUT  /api/v1/tickets/{T}/draft {"body":"","revision":0}                200 200 200 404 200 404 403 403 401 401
			open     DELETE /api/v1/tickets/{T}/draft                                       204 204 204 404 204 404 403 403 401 401
			open     GET  /api/v1/tickets/{T}/drafts                                        200 200 200 404 200 404 403 403 401 401
			open     POST /api/v1/tickets/{T}/drafts/{F}/take                               404 404 404 404 404 404 403 403 401 401
			none     POST /live/here {"ticket":"SD-1","page":"p"}                           404 404 404 404 404 404 403 403 401 401
			none     GET  /live/here?ticket=SD-1                                            200 200 200 200 200 200 403 403 401 401
			open     GET  /api/v1/tickets/{T}/reply-address                                 200 200 200 404 403 404 404 403 401 401
			none     GET  /api/v1/notices                                                   200 200 200 200 200 200 200 200 401 401
			none     POST /api/v1/notices/read {"upTo":"1"}                                 200 200 200 200 200 200 200 200 401 401
			none     GET  /api/v1/sla-policies                                              200 200 200 200 200 200 200 200 401 401
			none     GET  /api/v1/sla-policies/{P}                                          200 200 200 200 200 200 200 200 401 401
			none     GET  /api/v1/sla-policies/{P}/versions                                 200 200 200 200 200 200 200 200 401 401
			none     PUT  /api/v1/sla-policies/{P} {"calendar":"always","goals":{"P0":{"RESOLUTION":{"value":9,"unit":"BUSINESS_DAYS"}}}} 200 200 403 403 403 403 403 403 401 401
			none     GET  /api/v1/calendars                                                 200 200 200 200 200 200 200 200 401 401
			none     GET  /api/v1/calendars/{C}                                             200 200 200 200 200 200 200 200 401 401
			none     GET  /api/v1/calendars/{C}/versions                                    200 200 200 200 200 200 200 200 401 401
			none     GET  /api/v1/calendars/{C}/uses                                        200 200 200 200 200 200 200 200 401 401
			none     PUT  /api/v1/calendars/{C}/uses {}                                     200 200 403 403 403 403 403 403 401 401
			none     PUT  /api/v1/calendars/{C} {"zone":"UTC","windows":[{"day":"MONDAY","from":"09:00","to":"17:00"}]} 200 200 403 403 403 403 403 403 401 401
			none     POST /api/v1/calendars/{C}/holidays/import {}                          415 415 403 403 403 403 403 403 401 401
			none     GET  /api/v1/holiday-countries                                         200 200 200 200 200 200 200 200 401 401
			none     POST /api/v1/sla/changes/preview {"policy":"rights"}                   200 200 403 403 403 403 403 403 401 401
			none     POST /api/v1/sla/changes/apply {"calendar":"rights"}                   200 200 403 403 403 403 403 403 401 401
			none     POST /api/v1/sla/preview {"goal":{"value":9,"unit":"BUSINESS_DAYS"}}   200 200 200 200 200 200 200 200 401 401
			none     GET  /api/v1/teams                                                     200 200 200 200 403 403 200 403 401 401
			none     PUT  /api/v1/teams/{R} {"name":"Rights"}                               200 403 403 403 403 403 403 403 401 401
			open     POST /api/v1/tickets/{T}/snooze {"until":"{U}"}                              200 200 200 404 200 404 403 403 401 401
			open     POST /api/v1/tickets/{T}/unsnooze                                      200 200 200 404 200 404 403 403 401 401
			none     GET  /api/v1/views                                                     200 200 200 200 200 200 403 403 401 401
			none     GET  /api/v1/views/counts                                              200 200 200 200 200 200 403 403 401 401
			none     GET  /api/v1/views/{V}                                                 200 200 200 404 404 404 403 403 401 401
			none     GET  /api/v1/views/{V}/tickets                                         200 200 200 404 404 404 403 403 401 401
			none     POST /api/v1/views {"name":"Rights","team":"payments"}                 201 201 403 403 403 403 403 403 401 401
			none     PUT  /api/v1/views/{V} {"name":"Rights"}                               200 200 403 404 404 404 403 403 401 401
			none     POST /api/v1/views/{V}/move {"places":1}                               200 200 403 404 404 404 403 403 401 401
			none     DELETE /api/v1/views/{V}                                               204 204 403 404 404 404 403 403 401 401
			none     GET  /api/v1/skills                                                    200 200 200 200 403 403 200 403 401 401
			none     PUT  /api/v1/skills/{R} {"name":"Rights"}                              200 403 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/skills/{R}                                              204 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/vendors                                                   200 200 403 403 403 403 403 403 401 401
			none     PUT  /api/v1/vendors/{R} {"name":"Rights"}                             200 403 403 403 403 403 403 403 401 401
			none     PUT  /api/v1/vendors/{R}/active {"active":true}                        200 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/agents                                                    200 200 200 200 200 200 200 403 401 401
			none     GET  /api/v1/agents/{L}                                                200 200 200 200 404 404 200 403 401 401
			none     PUT  /api/v1/agents/{L} {"name":"Rights","role":"AGENT","teams":["payments"]} 200 403 403 403 403 403 403 403 401 401
			none     PUT  /api/v1/agents/{L}/skills {}                                      200 200 403 403 403 403 403 403 401 401
			none     PUT  /api/v1/agents/{L}/presence {"presence":"OFFLINE"}                200 200 403 403 403 403 403 403 401 401
			none     POST /api/v1/agents/{L}/password-link                                  201 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/agents/import {}                                          415 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/channel-weights                                           200 200 200 200 403 403 200 403 401 401
			none     PUT  /api/v1/channel-weights {}                                        200 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/presence-reasons                                          200 200 200 200 403 403 200 403 401 401
			none     PUT  /api/v1/presence-reasons/{R} {"name":"R","nameZh":"R"}            200 403 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/presence-reasons/{R}                                    204 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/shifts                                                    200 200 200 200 403 403 200 403 401 401
			none     GET  /api/v1/shifts/{R}                                                200 200 200 200 403 403 200 403 401 401
			none     PUT  /api/v1/shifts/{R} {"name":"R","team":"payments","calendar":"always"} 200 200 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/shifts/{R}                                              204 204 403 403 403 403 403 403 401 401
			none     POST /api/v1/shifts/import {}                                          415 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/absences                                                  200 200 200 200 403 403 403 403 401 401
			none     POST /api/v1/absences {"login":"rights","from":"2030-01-01","until":"2030-01-02"} 201 201 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/absences/{B}                                            204 204 403 403 403 403 403 403 401 401
			none     GET  /api/v1/roster                                                    200 200 200 200 403 403 200 403 401 401
			none     GET  /api/v1/routing/fairness?team=payments                            200 200 403 403 403 403 403 403 401 401
			none     GET  /api/v1/canned-replies                                            200 200 200 200 200 200 403 403 401 401
			none     POST /api/v1/canned-replies {"shortcut":"rights","title":"r","texts":{"en":"r"}} 201 201 201 201 201 409 403 403 401 401
			none     GET  /api/v1/canned-replies/{S}                                        200 200 200 200 200 200 403 403 401 401
			none     PUT  /api/v1/canned-replies/{S} {"scope":"ALL","shortcut":"rights","title":"r","texts":{"en":"r"}} 200 403 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/canned-replies/{S}                                      204 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/articles                                                  200 200 200 200 200 200 200 200 401 401
			none     GET  /api/v1/articles/{A}                                              200 200 200 200 404 404 404 404 401 401
			none     PUT  /api/v1/articles/{A} {"state":"PUBLISHED","audience":"INTERNAL","texts":{"en":{"title":"t","body":"b"}}} 200 200 403 403 403 403 403 403 401 401
			none     GET  /api/v1/articles/{A}/versions                                     200 200 403 403 403 403 403 403 401 401
			none     GET  /api/v1/macros                                                    200 200 200 200 200 200 403 403 401 401
			none     POST /api/v1/macros {"name":"R","steps":[{"kind":"NOTE","value":"n"}]} 201 201 201 201 201 201 403 403 401 401
			none     GET  /api/v1/macros/{N}                                                200 200 200 200 200 200 403 403 401 401
			none     PUT  /api/v1/macros/{N} {"name":"R","owner":"ALL","steps":[{"kind":"NOTE","value":"n"}]} 200 200 403 403 403 403 403 403 401 401
			none     DELETE /api/v1/macros/{N}                                              204 204 403 403 403 403 403 403 401 401
			open     GET  /api/v1/tickets/{T}/macros/{N}/preview                            200 200 200 404 200 404 403 403 401 401
			open     POST /api/v1/tickets/{T}/macros/{N}                                    200 200 200 404 200 404 403 403 401 401
			none     POST /api/v1/bulk {"tickets":["SD-1"],"act":{"kind":"CLOSE"}}          202 202 202 202 202 202 403 403 401 401
			none     GET  /api/v1/bulk/{J}                                                  404 404 200 404 404 404 403 403 401 401
			none     POST /api/v1/bulk/{J}/cancel                                           404 404 200 404 404 404 403 403 401 401
			none     GET  /live                                                             401 401 401 401 401 401 403 403 401 401
			none     GET  /api/v1/sla/breaches                                              200 200 200 200 403 403 403 200 401 401
			none     GET  /api/v1/sla/summary                                               200 200 200 200 403 403 403 200 401 401
			none     GET  /actuator/health                                                  200 200 200 200 200 200 200 200 200 401
			none     GET  /actuator/metrics                                                 200 403 403 403 403 403 403 403 302 401
			none     GET  /actuator/metrics/stagedesk.mail.stored                           200 403 403 403 403 403 403 403 302 401
			none     GET  /api/v1/incidents                                                 200 403 403 403 403 403 403 403 401 401
			none     GET  /api/v1/incidents/kinds                                           200 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/incidents/{U}/retry                                       404 403 403 403 403 403 403 403 401 401
			none     POST /api/v1/incidents/retry {"process":"p","activity":"a"}            200 403 403 403 403 403 403 403 401 401
			none     GET  /actuator/health/liveness                                         200 200 200 200 200 200 200 200 200 401
			none     GET  /actuator/health/readiness                                        200 200 200 200 200 200 200 200 200 401
			none     GET  /actuator/prometheus                                              200 403 403 403 403 403 403 200 302 401
			none     GET  /v3/api-docs                                                      200 200 200 200 200 200 200 200 401 401
			""";

	@Autowired
	Api api;

	@Autowired
	ApplicationContext context;

	@Test
	void everyRouteAnswersEveryCallerAsTheTableSays() throws IOException {
		List<String> found = new ArrayList<>();
		List<String> wrong = new ArrayList<>();
		TABLE.lines().map(Row::parse).forEach((row) -> {
			List<String> statuses = new ArrayList<>();
			for (int role = 0; role < ROLES.size(); role++) {
				Answer answer = call(row, role);
				statuses.add(String.valueOf(answer.status()));
				if (answer.status() != row.expected().get(role)) {
					wrong.add("%s %s as %s: %s".formatted(row.method(), row.path(), ROLES.get(role), answer));
				}
			}
			found.add("| `%s %s` | %s |".formatted(row.method(), row.path(), String.join(" | ", statuses)));
		});
		Files.writeString(Path.of("target", "rights.md"), "| route | %s |\n|---|%s\n%s\n"
			.formatted(String.join(" | ", ROLES), "---|".repeat(ROLES.size()), String.join("\n", found)));
		assertThat(wrong).isEmpty();
	}

	@Test
	void theTableKnowsEveryRoute() {
		List<String> known = TABLE.lines()
			.map(Row::parse)
			.map((row) -> row.method() + " " + row.path().replaceAll("\\{[A-Z]}", "{}").replaceAll("\\?.*", ""))
			.toList();
		List<String> routes = this.context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().getBeanType().isAnnotationPresent(RestController.class))
			.flatMap((entry) -> entry.getKey()
				.getMethodsCondition()
				.getMethods()
				.stream()
				.flatMap((method) -> entry.getKey()
					.getPatternValues()
					.stream()
					.map((path) -> method + " " + path.replaceAll("\\{[a-z]+}", "{}"))))
			.filter((route) -> route.contains("/api/"))
			.toList();
		assertThat(routes).isNotEmpty().isSubsetOf(known);
	}

	@ParameterizedTest
	@CsvSource({ "ada,true", "mona,true", "ana,true", "yuki,true", "chen,false", "vera,false", "paul,false",
			"app,true" })
	void listsOnlyWhatTheCallerMaySee(String login, boolean sees) {
		String number = this.api.aTicketOf("ana");
		assertThat(items(login, "/api/v1/tickets?limit=200&sort=created"))
			.extracting((one) -> one.path("number").asString())
			.satisfies((numbers) -> assertThat(numbers.contains(number)).isEqualTo(sees));
		assertThat(items(login, "/api/v1/tasks?ticket=" + number)).hasSize((sees && !login.equals("app")) ? 1 : 0);
		assertThat(items(login, "/api/v1/tickets?assignee=ana&limit=200&q=" + number)).hasSize(sees ? 1 : 0);
		assertThat(items(login, "/api/v1/tickets?team=payments&q=" + number)).hasSize(sees ? 1 : 0);
		assertThat(items(login, "/api/v1/tickets?sort=nextDue&q=" + number)).hasSize(sees ? 1 : 0);
	}

	@Test
	void showsAVendorsAgentOnlyAssignedTickets() {
		String number = ticketOfVera();
		this.api.aTicketOf("ana");
		for (String sort : List.of("created", "updated", "nextDue")) {
			assertThat(items("vera", "/api/v1/tickets?limit=200&sort=" + sort)).isNotEmpty()
				.allMatch((one) -> one.path("assignee").asString("").equals("vera"));
			assertThat(items("vera", "/api/v1/tickets?limit=200&team=payments&sort=" + sort))
				.allMatch((one) -> one.path("assignee").asString("").equals("vera"));
		}
		assertThat(items("vera", "/api/v1/tickets?assignee=ana")).isEmpty();
		assertThat(items("vera", "/api/v1/tasks?ticket=" + number)).hasSize(1);
		assertThat(items("vera", "/api/v1/tasks?assignee=ana")).isEmpty();
	}

	@Test
	void masksTheRequesterForAVendorsAgent() {
		JsonNode ticket = this.api.get("vera", "/api/v1/tickets/" + ticketOfVera()).json();
		assertThat(ticket.path("requester").path("externalId").isNull()).isTrue();
		assertThat(ticket.path("requester").path("email").isNull()).isTrue();
		assertThat(ticket.path("trackingUrl").isNull()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "messages", "events", "clocks", "why", "path" })
	void keepsNotesFromTheApp(String route) {
		String number = this.api.aTicketOf("ana");
		String path = "/api/v1/tickets/" + number;
		this.api.post("ana", path + "/messages", "{\"visibility\":\"INTERNAL\",\"body\":\"secret-1\"}");
		this.api.post("ana", path + "/consult", "{\"team\":\"technical\",\"question\":\"secret-2\"}");
		this.api.post("ana", path + "/escalate", "{\"reason\":\"secret-3\"}");
		this.api.post("ana", path + "/wait", "{\"reason\":\"secret-4\",\"status\":\"ON_HOLD\"}");
		this.api.post("ana", path + "/resume", "{}");
		this.api.post("ana", path + "/transfer",
				"{\"team\":\"technical\",\"reason\":\"secret-5\",\"note\":\"secret-6\"}");
		assertThat(this.api.get("app", path + "/" + route).body()).doesNotContain("secret");
		if (route.equals("messages")) {
			assertThat(this.api.get("mona", path + "/messages").body()).contains("secret-1", "secret-6");
		}
		Answer note = this.api.post("app", path + "/messages", "{\"visibility\":\"INTERNAL\",\"body\":\"x\"}");
		assertThat(note.status()).isEqualTo(422);
		assertThat(note.fields()).containsExactly("visibility");
	}

	private List<JsonNode> items(String login, String path) {
		Answer answer = this.api.get(login, path);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return StreamSupport.stream(answer.json().path("items").spliterator(), false).toList();
	}

	private Answer call(Row row, int role) {
		String number = row.state().equals("none") ? "" : ticket(row.state(), role == VENDOR_ASSIGNED);
		String path = row.path().replace("{T}", number).replace("{U}", "1");
		if (path.contains("{K}")) {
			path = path.replace("{K}", items("mona", "/api/v1/tasks?ticket=" + number).get(0).path("id").asString());
		}
		if (path.contains("{M}")) {
			path = path.replace("{M}", heldMail());
		}
		if (path.contains("{Q}")) {
			IncomingMail mail = new ArrivedMails(this.context).arrived("Subject: Who?", "", number + System.nanoTime());
			path = path.replace("{Q}", "in-" + mail.id());
		}
		if (path.contains("{D}")) {
			path = path.replace("{D}", deadAddress());
		}
		if (path.contains("{F}")) {
			path = path.replace("{F}", new KeptFiles(this.context).file(number, "log.txt", "text/plain", "it broke"));
		}
		if (path.contains("{V}")) {
			path = path.replace("{V}", teamView());
		}
		if (path.contains("{S}")) {
			path = path.replace("{S}", cannedReply());
		}
		if (path.contains("{A}")) {
			path = path.replace("{A}", article());
		}
		if (path.contains("{N}")) {
			path = path.replace("{N}", made("ada", "/api/v1/macros",
					"{\"name\":\"R\",\"owner\":\"ALL\",\"steps\":[{\"kind\":\"NOTE\",\"value\":\"n\"}]}"));
		}
		if (path.contains("{J}")) {
			this.context.getBean(JdbcClient.class).sql("update bulk_job set state = 'DONE'").update();
			path = path.replace("{J}", made("ana", "/api/v1/bulk",
					"{\"tickets\":[\"SD-1\"],\"act\":{\"kind\":\"CLOSE\"},\"dryRun\":true}"));
		}
		if (path.contains("{P}")) {
			path = path.replace("{P}", aPolicy());
		}
		if (path.contains("{C}")) {
			path = path.replace("{C}", calendar());
		}
		if (path.matches(".*\\{[RLB]}.*") || path.endsWith("/absences")) {
			path = path.replace("{B}", staff()).replace("{R}", "rights").replace("{L}", "rights");
		}
		String body = row.body();
		if (body != null && body.contains("{O}")) {
			body = body.replace("{O}", this.api.aTicketOf("ana"));
		}
		if (body != null && body.contains("{U}")) {
			body = body.replace("{U}", Instant.now().plus(Duration.ofDays(1)).toString());
		}
		String login = LOGINS.get(role);
		return this.api.send(row.method(), login.isEmpty() ? null : login, path, body, Map.of());
	}

	private String made(String login, String path, String json) {
		Answer answer = this.api.post(login, path, json);
		assertThat(answer.status()).as(answer.toString()).isIn(201, 202);
		return answer.json().path("id").asString();
	}

	private String ticket(String state, boolean ofVendor) {
		if (state.equals("new") && !ofVendor) {
			return this.api.aTicket().path("number").asString();
		}
		if (state.equals("shift")) {
			return ticketOf("chen", "technical");
		}
		if (state.equals("intimate")) {
			return intimate(ofVendor ? "vera" : "ana");
		}
		String owner = ofVendor ? "vera" : "ana";
		String number = ofVendor ? ticketOfVera() : this.api.aTicketOf("ana");
		String path = "/api/v1/tickets/" + number;
		if (state.equals("vendor") && !ofVendor) {
			assertThat(this.api.post("ana", path + "/vendor", "{\"vendor\":\"acme\",\"reason\":\"r\",\"note\":\"n\"}")
				.status()).isEqualTo(200);
		}
		if (state.equals("advised")) {
			assertThat(this.api.post(owner, path + "/consult", "{\"team\":\"technical\",\"question\":\"q\"}").status())
				.isEqualTo(200);
		}
		if (state.equals("waiting")) {
			assertThat(this.api.post(owner, path + "/wait", "{\"reason\":\"r\"}").status()).isEqualTo(200);
		}
		if (state.equals("merged")) {
			String into = this.api.aTicketOf("ana");
			assertThat(this.api.post("mona", path + "/merge", "{\"into\":\"%s\"}".formatted(into)).status())
				.isEqualTo(200);
		}
		if (state.equals("resolved")) {
			assertThat(this.api.post(owner, path + "/resolve", "{\"resolution\":\"r\"}").status()).isEqualTo(200);
		}
		return number;
	}

	private String ticketOfVera() {
		String number = this.api.aTicket().path("number").asString();
		Answer answer = this.api.post("mona", "/api/v1/tickets/%s/transfer".formatted(number),
				"{\"assignee\":\"vera\",\"reason\":\"agreed\",\"note\":\"the vendor's\"}");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return number;
	}

	private String ticketOf(String login, String category) {
		String number = this.api
			.post("app", "/api/v1/tickets",
					"{\"requester\":{\"externalId\":\"r\"},\"subject\":\"s\",\"body\":\"b\",\"category\":\"%s\"}"
						.formatted(category))
			.json()
			.path("number")
			.asString();
		assertThat(this.api.post(login, "/api/v1/tickets/%s/claim".formatted(number), "{}").status()).isEqualTo(200);
		return number;
	}

	private String intimate(String owner) {
		String number = this.api.post("app", "/api/v1/tickets",
				"{\"requester\":{\"externalId\":\"r\"},\"subject\":\"s\",\"body\":\"b\",\"category\":\"payment\",\"scenario\":\"SOCIAL_1V1\"}")
			.json()
			.path("number")
			.asString();
		Answer answer = this.api.post("mona", "/api/v1/tickets/%s/transfer".formatted(number),
				"{\"assignee\":\"%s\",\"reason\":\"r\",\"note\":\"n\"}".formatted(owner));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return number;
	}

	private String heldMail() {
		this.api.post("app", "/api/v1/tickets",
				"{\"requester\":{\"email\":\"held@example.com\"},\"subject\":\"s\",\"body\":\"b\"}");
		return items("ada", "/api/v1/mails?state=HELD&limit=1").get(0).path("id").asString();
	}

	private String deadAddress() {
		String address = "dead-%d@example.com".formatted(System.nanoTime());
		this.context.getBean(JdbcClient.class)
			.sql("insert into dead_address (address, status, details, bounced_at) values (?, '5.1.1', '', ?)")
			.params(address, Timestamp.from(Instant.now()))
			.update();
		return address;
	}

	private String teamView() {
		this.context.getBean(JdbcClient.class).sql("delete from desk_view").update();
		Answer answer = this.api.post("mona", "/api/v1/views", "{\"name\":\"Rights\",\"team\":\"payments\"}");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
		return answer.json().path("key").asString();
	}

	private String cannedReply() {
		Answer answer = this.api.post("ada", "/api/v1/canned-replies",
				"{\"scope\":\"ALL\",\"shortcut\":\"rights-%d\",\"title\":\"r\",\"texts\":{\"en\":\"r\"}}"
					.formatted(System.nanoTime()));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
		return answer.json().path("id").asString();
	}

	private String article() {
		Answer answer = this.api.send("PUT", "ada", "/api/v1/articles/rights",
				"{\"state\":\"PUBLISHED\",\"audience\":\"INTERNAL\",\"texts\":{\"en\":{\"title\":\"t\",\"body\":\"b\"}}}",
				Map.of());
		assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
		return "rights";
	}

	private String aPolicy() {
		Answer answer = this.api.send("PUT", "ada", "/api/v1/sla-policies/rights", """
				{"calendar":"office","goals":{"P0":{"RESOLUTION":{"value":1,"unit":"BUSINESS_DAYS"}}}}""", Map.of());
		assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
		return "rights";
	}

	/** Somebody of payments with an absence, and one of all else that staff has. */
	private String staff() {
		write("teams", "{\"name\":\"Rights\"}");
		write("skills", "{\"name\":\"Rights\"}");
		write("mailboxes",
				"{\"address\":\"rights@desk.example\",\"protocol\":\"IMAP\",\"host\":\"127.0.0.1\",\"port\":9,\"username\":\"u\",\"password\":\"p\"}");
		write("vendors", "{\"name\":\"Rights\"}");
		write("presence-reasons", "{\"name\":\"R\",\"nameZh\":\"R\"}");
		write("move-reasons", "{\"name\":\"R\",\"nameZh\":\"R\"}");
		write("custom-fields", "{\"name\":\"R\",\"nameZh\":\"R\",\"type\":\"TEXT\"}");
		write("agents", "{\"name\":\"Rights\",\"role\":\"AGENT\",\"teams\":[\"payments\"]}");
		write("shifts", "{\"name\":\"R\",\"team\":\"payments\",\"calendar\":\"always\"}");
		Answer answer = this.api.post("ada", "/api/v1/absences",
				"{\"login\":\"rights\",\"from\":\"2030-01-01\",\"until\":\"2030-01-02\"}");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
		return answer.json().path("id").asString();
	}

	private void write(String kind, String json) {
		Answer answer = this.api.send("PUT", "ada", "/api/v1/%s/rights".formatted(kind), json, Map.of());
		assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
	}

	private String calendar() {
		this.api.send("PUT", "mona", "/api/v1/calendars/rights",
				"{\"zone\":\"UTC\",\"windows\":[{\"day\":\"SUNDAY\",\"from\":\"09:00\",\"to\":\"17:00\"}]}", Map.of());
		return "rights";
	}

	private record Row(String state, String method, String path, String body, List<Integer> expected) {

		static Row parse(String line) {
			String[] words = line.split(" +", 4);
			String rest = words.length > 3 ? words[3] : "";
			int statuses = rest.length() - ROLES.size() * 4 + 1;
			String body = rest.substring(0, Math.max(0, statuses)).strip();
			List<Integer> expected = Stream.of(rest.substring(statuses).split(" ")).map(Integer::valueOf).toList();
			return new Row(words[0], words[1], words[2], body.isEmpty() ? null : body, expected);
		}

	}

}
