/** Log-in by form and by token, and the first start's set-up. */
package io.stagedesk.staff.web;
