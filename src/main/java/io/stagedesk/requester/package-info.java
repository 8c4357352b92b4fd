/**
 * Who asks: one requester over all channels, with several identities.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.stagedesk.requester;
