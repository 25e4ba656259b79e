package dev.holdfast.architecture.broken.ledger;

import dev.holdfast.architecture.broken.journal.ReadsAFile;

public record KnowsTheJournal(ReadsAFile journal) {}
