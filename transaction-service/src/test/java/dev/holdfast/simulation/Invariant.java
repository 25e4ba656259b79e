package dev.holdfast.simulation;

/// What must hold after every step, and, last, what must come about in the end.
enum Invariant {
    ACKNOWLEDGED_IN_JOURNAL("acknowledged decisions are in the journal, unchanged"),
    CLOSED_UNDER_DEPENDENCY("nothing in the journal depends on a row that is not"),
    ONE_REGION_PER_EPOCH("one region acknowledges in an epoch, and none after its seal"),
    DATABASE_IS_FOLD("database = fold(journal up to its position) + its outbox"),
    ONE_OUTCOME_PER_KEY("one outcome per idempotency key"),
    MONEY_CONSERVED("postings sum to zero, and no balance is below its limit"),
    GETS_THERE("once faults stop, everything is decided and both regions agree");

    final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }
}
