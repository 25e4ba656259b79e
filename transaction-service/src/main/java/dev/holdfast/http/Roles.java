package dev.holdfast.http;

/// What a token's `groups` may allow. None of them implies another.
final class Roles {

    static final String READ = "read";
    static final String WRITE = "write";
    static final String OPERATE = "operate";

    private Roles() {}
}
