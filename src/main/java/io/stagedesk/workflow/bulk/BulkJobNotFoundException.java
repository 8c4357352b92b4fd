package io.stagedesk.workflow.bulk;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No such job, or somebody else's. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class BulkJobNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BulkJobNotFoundException() {
		super("There is no such job of yours");
	}

}
