package dev.holdfast.loadtest;

/// What came of an attempt.
///
/// @param status 0 if there was no answer
/// @param body as it was sent, empty without one
/// @param region and epoch as the headers say; empty and 0 where they are absent
record Answer(int status, String body, String region, long epoch) {

    static final Answer NONE = new Answer(0, "", "", 0);
}
