/** People whom notes name, as in {@code @ana} or {@code @payments}. */
@org.springframework.modulith.NamedInterface("mention")
package io.stagedesk.ticket.mention;
