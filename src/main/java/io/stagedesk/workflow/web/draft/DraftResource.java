package io.stagedesk.workflow.web.draft;

import java.time.Instant;
import java.util.List;

import io.stagedesk.api.CleanText;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Upload;
import io.stagedesk.workflow.draft.Draft;
import io.stagedesk.workflow.draft.Drafts.Writing;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A draft as the API shows it.
 *
 * @param id {@code null} where there is no draft
 * @param draftedBy login of who wrote it before its author took it over, or {@code null}
 * @param revision to be sent with the next change; 0 where there is no draft
 */
record DraftResource(String id, Visibility kind, String author, String body, String lastSeenMessageId, String draftedBy,
		int revision, Instant sharedAt, Instant changedAt, List<UploadResource> attachments) {

	static DraftResource of(Draft draft, List<Upload> files) {
		return new DraftResource(String.valueOf(draft.id()), draft.kind(), draft.author(), draft.body(),
				(draft.lastSeen() != null) ? draft.lastSeen().toString() : null, draft.draftedBy(), draft.revision(),
				draft.sharedAt(), draft.changedAt(), files.stream().map(UploadResource::of).toList());
	}

	/** Nothing is written yet. */
	static DraftResource none(Visibility kind, String author) {
		return new DraftResource(null, kind, author, "", null, null, 0, null, null, List.of());
	}

	/** A file that belongs to no message yet. */
	record UploadResource(String id, String name, String type, long size, String sha256) {

		static UploadResource of(Upload upload) {
			return new UploadResource(String.valueOf(upload.id()), upload.name(), upload.type(), upload.size(),
					upload.sha256());
		}

	}

	/**
	 * The body of {@code PUT /tickets/{number}/draft}.
	 *
	 * @param kind PUBLIC where it is not said
	 * @param revision the one that the writer goes on from, 0 for a first one; 409 where
	 * there is another one
	 * @param shared whether the team may read it; no where it is not said
	 */
	record Write(Visibility kind, @NotNull @Size(max = 60_000) @CleanText String body,
			@Pattern(regexp = "[0-9]{1,18}") String lastSeenMessageId, @NotNull @Min(0) Integer revision,
			Boolean shared) {

		Writing writing() {
			return new Writing((this.kind != null) ? this.kind : Visibility.PUBLIC, this.body,
					(this.lastSeenMessageId != null) ? Long.valueOf(this.lastSeenMessageId) : null, this.revision,
					Boolean.TRUE.equals(this.shared));
		}

	}

}
