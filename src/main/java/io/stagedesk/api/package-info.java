/**
 * What all routes share: problem details, idempotent posts, keyset cursors and the check
 * of texts from outside.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.stagedesk.api;
