package dev.holdfast.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash that ties each entry to all before it.
public final class HashChain {

    private HashChain() {}

    /// The SHA-256 over everything that the entry says, in the form in which it is stored.
    public static EntryHash hash(Entry entry) {
        return EntryHash.of(sha256().digest(EntryCodec.plain(entry)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256.", absent);
        }
    }
}
