package io.stagedesk.feedback.web;

/** The survey that a requester opened; once answered it only says so. */
record SurveyView(String token, String number, String subject, boolean answered) {
}
