/** What the log says about whom: the request, its trace and its ticket. */
@org.springframework.modulith.NamedInterface("trace")
package io.stagedesk.api.trace;
