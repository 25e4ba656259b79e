package dev.holdfast.journal;

/// An entry with its hash. "The entry is mine" means that the hash is mine.
public record ChainedEntry(Entry entry, EntryHash hash) {

    /// Computes the hash.
    public static ChainedEntry of(Entry entry) {
        return new ChainedEntry(entry, HashChain.hash(entry));
    }

    public Position position() {
        return entry.position();
    }

    /// Whether this entry follows directly on a database that stands at this hash.
    public boolean follows(EntryHash last) {
        return entry.header().previous().equals(last);
    }
}
