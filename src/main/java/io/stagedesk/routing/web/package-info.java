/** Routing in the API. */
package io.stagedesk.routing.web;
