package io.stagedesk.content;

/**
 * Bytes that are kept.
 *
 * @param sha256 of all bytes, in hexadecimal
 * @param size in bytes
 */
public record Content(long id, String sha256, long size) {
}
