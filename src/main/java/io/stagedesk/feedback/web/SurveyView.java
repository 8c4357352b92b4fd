package io.stagedesk.feedback.web;

/** The survey that a requester opened; once answered or over it only says so. */
record SurveyView(String token, String number, String subject, boolean open, boolean answered) {
}
