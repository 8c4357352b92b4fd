/** Posts to the API: each is one transaction, and is carried out once. */
package io.stagedesk.api.post;
